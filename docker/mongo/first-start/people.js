/* The user of the apps, who may do nothing but read and write their two databases. Runs once, on an empty server. */

db.getSiblingDB('admin').createUser({
  user: 'tongjian',
  pwd: process.env.TONGJIAN_PASSWORD,
  roles: [
    { role: 'readWrite', db: 'tongjian' },
    { role: 'readWrite', db: 'tongjian-people' },
  ],
});
