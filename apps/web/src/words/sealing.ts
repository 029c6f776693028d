import { text } from './text';

export const SEALING = {
  seal: text('在本机密封投标文件', 'Seal the bid on this machine'),
  sealLead: text(
    '文件和报价在浏览器中用 AES-256-GCM 加密后才上传。密钥留在你保存的密钥文件里：开标时由你交出；如已公布两把开标公钥，代理机构与财政部门也可以合力打开，任何一方单独都不能。',
    'Files and offer are encrypted with AES-256-GCM in this browser before anything is sent. The key stays in the key file that you save: you release it at the opening; where both opening keys are published, agency and finance can open the bid together, neither of them alone.',
  ),
  bidderFirst: text('请先在下面填写投标编号和投标人', 'Fill in the number of the bid and the bidder below first'),
  offer: text('报价', 'Offer'),
  files: text('投标文件', 'Files of the bid'),
  shared: text(
    '同时把密钥的两半分别封给代理机构和财政部门',
    'Also wrap the two halves of the key to agency and finance',
  ),
  doSeal: text('密封、自检并上传', 'Seal, check and upload'),
  sealing: text('正在密封', 'Sealing'),
  sealed: (hex: string) =>
    text(
      `已密封并自行解开核对，摘要 ${hex}。密钥文件已保存：没有它就无法解密，请妥善保管。`,
      `Sealed, and opened again to check: ${hex}. The key file was saved: without it the bid cannot be opened, so keep it well.`,
    ),
  sealedAlready: text(
    '所选文件已经密封过，再次密封将无法开启',
    'This file is sealed already; sealed twice it could not be opened',
  ),
  noCrypto: text(
    '此浏览器未提供加密功能（需 HTTPS 或本机地址）',
    'The browser offers no encryption here (it needs HTTPS or this machine’s own address)',
  ),
  fromSecret: text('从密钥文件填写', 'Fill in from the key file'),
  fromSecretLead: text(
    '选择密封时保存的密钥文件；文件只在本机读取。',
    'Choose the key file that was saved when you sealed; it is read on this machine only.',
  ),
  otherLot: text('这份密钥文件属于另一个项目或标段', 'This key file is of another project or lot'),
  notASecret: text('这不是密钥文件', 'This is no key file'),
  choose: text('选择文件', 'Choose a file'),
  makeKey: text('生成开标密钥', 'Make an opening key'),
  makeKeyLead: text(
    '私钥只存入你保存的文件，公钥随本表公布。开标时要用这份文件解出密钥的一半。',
    'The private half goes into the file that you save, the public half into this form. At the opening that file gives your half of each key.',
  ),
  unwrap: text('用开标密钥解出分片', 'Unwrap the halves with your opening key'),
  unwrapLead: text(
    '选择公布公钥时保存的文件；分片在本机解出。',
    'Choose the file that was saved with the published key; the halves are unwrapped on this machine.',
  ),
  noShares: text('没有封给这把密钥的分片', 'No half is wrapped to this key'),
  panel: text('密封的投标文件', 'Sealed bids'),
  panelHint: text(
    '开标前任何人都不能解开；密钥交出后，可在浏览器中解密并与投标时承诺的摘要逐项核对。',
    'Before the opening nobody can read them. Once the key is there the browser decrypts them and holds them against every digest that was committed to.',
  ),
  bid: text('投标', 'Bid'),
  keyFrom: text('密钥', 'Key'),
  keyOfBidder: text('投标人交出', 'Released by the bidder'),
  keyOfShares: text('代理机构与财政部门合力', 'Agency and finance together'),
  keyMissing: text('未交出', 'Not released'),
  open: text('解开并核对', 'Open and check'),
  opened: (amount: string) => text(`核对相符，报价 ${amount} 元`, `All digests agree; the offer is CNY ${amount}`),
  faults: {
    NotASealedBid: text('文件不是密封投标', 'The file is no sealed bid'),
    WrongKey: text('密钥不能解开此文件', 'The key does not open this file'),
    Altered: text('文件与递交时的摘要不符', 'The file is not the one that was handed in'),
    OtherPlace: text('文件属于其他项目、标段或投标人', 'The file is of another project, lot or bidder'),
    DigestDiffers: text('内容与投标人承诺的摘要不符', 'What was sealed is not what the bidder committed to'),
  },
} as const;
