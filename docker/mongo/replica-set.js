/* Makes a replica set of MEMBERS where there is none yet, and waits until it has a primary. */

const members = process.env.MEMBERS.split(',').map((host, _id) => ({ _id, host }));
const exists = (() => {
  try {
    return rs.status().ok === 1;
  } catch {
    return false;
  }
})();
if (!exists) rs.initiate({ _id: 'tongjian', members });
while (!db.hello().setName || !db.hello().primary) sleep(500);
print(`primary: ${db.hello().primary}`);
