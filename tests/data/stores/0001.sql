-- SPDX-FileCopyrightText: 2026 The Chancery developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The sample case as a registry of format 1, from `sqlite3 FILE .dump`.
PRAGMA application_id = 1128812099;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  reference TEXT,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  language TEXT,
  form TEXT,
  direction TEXT,
  counterpart INTEGER,
  counterpart_label TEXT,
  verdict TEXT,
  changed TEXT,
  version INTEGER NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  date_key INTEGER NOT NULL,
  label_hash INTEGER,
  digest TEXT NOT NULL
) STRICT;
INSERT INTO record VALUES(1,'911dfa82-95d6-42ee-bb82-9f895e487c3a','demarche','PROT/2026/0001','Protest over the attack on a joint checkpost in Bajaur','registered','unmarked','en','summons','made',21,'Afghan Taliban authorities',NULL,'2026-03-02T08:00:00Z',1,2461088,NULL,2580637810689,8614040077514872819,'c81aab98e03a61f18b332446cb4ca48c3257dbc9c6ed9718d8563374efdaca43');
INSERT INTO record VALUES(2,'2111aa36-3d30-4dfd-a196-b017ff256a2e','document','DOC/2026/0001','What the public texts state about the protest, and what they leave open','registered','unmarked','en','paper','internal',NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2461102,2461102,2580652490753,-3047272985223965673,'92ac2a33616ef36d9a1b29aaabab5e59a035e0e69d6a7295a6534c8b43a1be32');
INSERT INTO record VALUES(3,'04a2076d-548f-4903-a6dd-61f4478b3fda','statement',NULL,'Statement of ISPR on the attack in Bajaur','registered','unmarked','en','press-statement',NULL,17,'Inter-Services Public Relations',NULL,'2026-03-02T08:00:00Z',1,2461088,NULL,2580637810690,-4893836810475190401,'396ec4e8b1a48dd810ab11a7e54db89b88f38c03e782920a3d5c9ea18944a6ce');
INSERT INTO record VALUES(4,'14a76f52-ad17-4cb9-96b0-cb89581424b8','statement',NULL,'Statement of the Ministry of Foreign Affairs on the protest','registered','unmarked','en','press-statement',NULL,19,'Ministry of Foreign Affairs of Pakistan',NULL,'2026-03-02T08:00:00Z',1,2461088,NULL,2580637810691,-3083038790021562815,'75fac453376b2b872de0d3764562bcedb5624980752f74ff552abe98ac60111b');
INSERT INTO record VALUES(5,'3472f002-c06e-45f4-933e-7caffc1ee175','statement',NULL,'Unnamed officials and experts on the attack and its setting','registered','unmarked','en','report',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2461088,NULL,2580637810692,-5261892344960271208,'b198fcce650f7ed3fc59b1c492148561c2937f6b526564f47ffd14ea107bd0e5');
INSERT INTO record VALUES(6,'491e4e7f-2f43-4f03-af16-05d34f34d3cd','statement',NULL,'Director General of ISPR on the operations and incidents of 2025','registered','unmarked','en',NULL,NULL,17,'Inter-Services Public Relations',NULL,'2026-03-02T08:00:00Z',1,2461042,2461088,2580589576193,-8336284272452078714,'85aed78f99bba9c678f8ffb8e3b1265445bcf4356d061a8c0f3cbe003c4f4bce');
INSERT INTO record VALUES(7,'fe8720e0-ff25-426f-ac49-95ccd461c291','statement',NULL,'Published counts of operations and incidents in 2025','registered','unmarked','en','report',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-1,3984140966540611282,'f3a73cb46e4c953ffe4bd7dab6157345d50ed751f4a5471e611607aac027718f');
INSERT INTO record VALUES(8,'1a9c3b9d-30cb-4e94-8ae6-9637ccb01b4b','incident',NULL,'Return of the Taliban to power in Afghanistan','registered','unmarked',NULL,'political-change',NULL,24,'Afghanistan',NULL,'2026-03-02T08:00:00Z',1,2459216,2459580,2578674876417,897604017386351879,'06934d61f11487f77a1807766d35ffa9bda315856e7ab64884672b9a05136f06');
INSERT INTO record VALUES(9,'37ae23d3-0380-4de6-9ae4-ebb81c84fd7b','incident',NULL,'Suicide vehicle bomb, Bajaur, 16 Feb 2026','registered','unmarked',NULL,'armed-attack',NULL,25,'Bajaur',NULL,'2026-03-02T08:00:00Z',1,2461088,2461088,2580637810693,2730829070308738406,'55deb205c162658a2ca0d6cad3f82130ba3e18eb52d487393f8a5e766b73dc14');
INSERT INTO record VALUES(10,'6ee1fbc1-2e9d-4f30-999d-436e0cbab980','demand',NULL,'Take immediate and verifiable steps against groups in Afghan territory.','registered','unmarked',NULL,'act-against-group',NULL,21,'Afghan Taliban authorities','open','2026-03-02T08:00:00Z',1,2461088,NULL,2580637810694,-216569482335455179,'0a36a263d570a5c5f45d1a9757319d445cdbed99aa37afce01edad9e1f76c90a');
INSERT INTO record VALUES(11,'7011bb16-6027-4271-a1ee-870f0d7f655e','demand',NULL,'Dismantle the infrastructure of these groups.','registered','unmarked',NULL,'dismantle',NULL,21,'Afghan Taliban authorities','open','2026-03-02T08:00:00Z',1,2461088,NULL,2580637810695,4915743020720367438,'30a7a950d0abdfcea2b3a4dcace7fa20d7859ecafbd4f1287caa91ab9264bde8');
INSERT INTO record VALUES(12,'7a9125b3-a6ac-4fff-80ff-795f03f420a9','demand',NULL,'Act against the leaders who plan attacks.','registered','unmarked',NULL,'act-against-persons',NULL,21,'Afghan Taliban authorities','open','2026-03-02T08:00:00Z',1,2461088,NULL,2580637810696,2570906143070342761,'5483167a3c6cf0775d49e228430bfcb8f548ce208adb6b16e2fbaae8bf2d6c56');
INSERT INTO record VALUES(13,'5065146e-48c0-4df7-82ad-73298f63abdf','assurance',NULL,'Co-operation against terrorism','registered','unmarked',NULL,NULL,NULL,21,'Afghan Taliban authorities','not-kept','2026-03-02T08:00:00Z',1,NULL,NULL,-2,-2160572663471249827,'261cfe5df95bb1c82af20126193f89da14f43af357c286518ee3c10fdb3942e4');
INSERT INTO record VALUES(14,'0885dcfd-41ff-4c91-aa00-53e8d46997f6','reservation',NULL,'Pakistan reserves the right to respond to threats from across the border.','registered','unmarked',NULL,NULL,NULL,NULL,NULL,'standing','2026-03-02T08:00:00Z',1,2461088,NULL,2580637810697,8304414509270479160,'e1ea0e0c9b9e8ef11aba4a2f5329fcbc924dece47a7724f87f13913906481059');
INSERT INTO record VALUES(15,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3','actor',NULL,'Pakistan','registered','unmarked',NULL,'state',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-3,6382308614166612130,'9b4c73931c66d87be6312d86983c8abb7da9f7784686eddc4ceb8c55de80a23a');
INSERT INTO record VALUES(16,'53657382-c134-4a25-944d-b629ed5b1644','actor',NULL,'Pakistan Army','registered','unmarked',NULL,'armed-force',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-4,-5903572933896908445,'c6a8c7c3a19193e0f78ea8d983ad121407fc0bf707c9668bf00553d970d1c643');
INSERT INTO record VALUES(17,'75763aa5-4d00-462f-9bff-27e38d8f9fc1','actor',NULL,'Inter-Services Public Relations','registered','unmarked',NULL,'other',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-5,-1582857070160258772,'bb1c6098cb9e262452197b068bb92e163fba4ed5702e63e2000ba62192ccfeb0');
INSERT INTO record VALUES(18,'7e9788ea-355f-4912-a8c5-0c1bf260a901','actor',NULL,'Law-enforcement agencies of Pakistan','registered','unmarked',NULL,'other',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-6,5608004324706789239,'ccb4c794eda0e649659036bce44717000ee66f0e800f816d3593e95f99e79a76');
INSERT INTO record VALUES(19,'82f0c0f8-20f5-46df-96d1-a332c525f2de','actor',NULL,'Ministry of Foreign Affairs of Pakistan','registered','unmarked',NULL,'ministry',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-7,2589436542958182327,'e4dc6389498cb2b037ae337274ef193377747144f3f0dff1d109706633f25df1');
INSERT INTO record VALUES(20,'918ac6cb-8851-4eed-8dcf-cf39419d4c62','actor',NULL,'Afghan mission in Islamabad','registered','unmarked',NULL,'mission',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-8,-5958944714068575509,'387eed5b2c08499aa30cf8ed1a221a6da9e4016b3341aeff0198aabedc303708');
INSERT INTO record VALUES(21,'96e3fc2e-2441-4939-ac08-d38eae50c4a7','actor',NULL,'Afghan Taliban authorities','registered','unmarked',NULL,'government',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-9,-6061573094841491622,'350a79d6398409b0fb64684ed35b91f5c14aa3b1690cd7b137895daf789929ed');
INSERT INTO record VALUES(22,'b1467a82-72af-4548-8395-d94aa92fe381','actor',NULL,'Tehrik-e-Taliban Pakistan','registered','unmarked',NULL,'armed-group',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-10,-379317254827501047,'455162f14ac0291131ab6a93996b891b8a01464ce063a400093e138df52b79d9');
INSERT INTO record VALUES(23,'e6dd2fa9-e729-4e6c-8a73-3dc888567c36','person',NULL,'Ahmed Sharif Chaudhry','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-11,-5343806431929072493,'3df7244ba809d309b3401e40004f2609400176db78e1b4471e6e4b7a3b83fb63');
INSERT INTO record VALUES(24,'310728aa-a143-4cfb-9be0-8afa3eca7050','place',NULL,'Afghanistan','registered','unmarked',NULL,'country',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-12,3010954049584495233,'71a81c1a43d29ac0c2549e258f1fdffab4b5cf65bc6ead97662e4d6529c05ba5');
INSERT INTO record VALUES(25,'6c91d8fe-a596-4af3-b435-9ffa0aa202f8','place',NULL,'Bajaur','registered','unmarked',NULL,'district',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-13,-2354388849947898350,'3d626d695afccb5bff2308352b8fb09db77410b0670530c9cfaf1d739c5dfb80');
INSERT INTO record VALUES(26,'72f3ed46-a424-4a9d-a36a-18e42433bc36','place',NULL,'Khyber Pakhtunkhwa','registered','unmarked',NULL,'province',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-14,610997754642996238,'e39dbb9a83a2c51b7ec6301f363171b3d389316e797bfdb28842b4e45d72929d');
INSERT INTO record VALUES(27,'8ed35094-94c8-4031-86f2-daf71f45b609','place',NULL,'Balochistan','registered','unmarked',NULL,'province',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-15,-5037587257623751187,'61ebf6dfcd8c07326ddc34c650790b025607c4a0538e8ae2e885e36a20275dd8');
INSERT INTO record VALUES(28,'cd1e01fb-3d20-45ca-8496-9ab18484ac06','place',NULL,'Pakistan','registered','unmarked',NULL,'country',NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,NULL,NULL,-16,6382308614166612130,'9fa70a2639b96f9e527882f112fc78aa4ee55c07673f6ca965152f38021db9d2');
INSERT INTO record VALUES(29,'7c2e6a31-2a7c-484a-a38b-07d8e575fed9','casefile','AFG/2026/1','Bajaur, February 2026','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2461102,2461102,2580652490754,183986839328058710,'3a87d8ce661b4ebc475267301a8d753d86f4a3fc9d60bbc5b5669783a368851d');
INSERT INTO record VALUES(30,'7b580db3-1b12-4b22-8bfe-01b7e2fbffc2','action',NULL,'See whether steps against the groups are taken and can be verified.','registered','unmarked',NULL,NULL,NULL,10,'Take immediate and verifiable steps against groups in Afghan territory.',NULL,'2026-03-02T08:00:00Z',1,2461104,2461104,2580654587905,1469853455489155099,'e11c2ecad23d4806120c228ab04f315d429d64b30f650ebe38e71262583d94d0');
INSERT INTO record VALUES(31,'8a349e0f-2871-4ba0-9914-7d1274f9c75e','action',NULL,'See whether infrastructure is dismantled.','registered','unmarked',NULL,NULL,NULL,11,'Dismantle the infrastructure of these groups.',NULL,'2026-03-02T08:00:00Z',1,2461106,2461106,2580656685057,-4873650295833151,'e2d8edb246f787c9922515d5b2e82337649651b2d1e1f3569b56a2d347f77cb0');
INSERT INTO record VALUES(32,'a7683c16-9bc8-4adf-adac-2827b8e3176b','action',NULL,'See whether there is action against the leaders who plan attacks.','registered','unmarked',NULL,NULL,NULL,12,'Act against the leaders who plan attacks.',NULL,'2026-03-02T08:00:00Z',1,2461111,2461111,2580661927937,7780987123163144771,'9ee37ff561353e4229ba6412df28a7ef0cbb798a61a841dc11c7d0d81fdd72b7');
INSERT INTO record VALUES(33,'fbc2ed97-bf8a-4c09-b59b-a8a1e254b402','action',NULL,'Enter the protest with its demands, the right reserved and the figures.','registered','unmarked',NULL,NULL,NULL,1,'Protest over the attack on a joint checkpost in Bajaur',NULL,'2026-03-02T08:00:00Z',1,2461102,2461102,2580652490755,6440739398799191077,'99f469166ac4cefd75d9e4fa2baae4d1c9dea8f2d2ff197236837ae49ed98d17');
INSERT INTO record VALUES(34,'0e446cc8-acdb-4284-b534-70a9c2b9612b','figure',NULL,'Intelligence-based operations, Balochistan, 2025','registered','unmarked',NULL,NULL,NULL,27,'Balochistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845953,6390055897708294871,'5025eee3a8cb33721c15b40044407bb011065c57c5400b502dc21f5014051a5b');
INSERT INTO record VALUES(35,'2cae431d-3ffd-4ffd-93be-6a9d27c53be3','figure',NULL,'Incidents, first part, 2025','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845954,2589620289377077712,'c14568c5ee5c86699577fce239534e4faadb43c38cd0212fc294f041b662dacf');
INSERT INTO record VALUES(36,'34c069f0-03eb-419d-93a5-34d67422cafb','figure',NULL,'Incidents, third part, 2025','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845955,740108052583094065,'164780b70a7e388529c3c247eb9038847bd2d148cdad67f7b15ed2a372a48b3a');
INSERT INTO record VALUES(37,'5bbbc809-902f-4927-9ff4-3e1cc08c34db','figure',NULL,'Incidents, second part, 2025','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845956,871091666007107862,'7954f464b12ab99769002ab1156edad412cada1609ee21d5f61245dedca9862b');
INSERT INTO record VALUES(38,'621a21dd-9b57-418c-9c41-5e37f905e10d','figure',NULL,'Incidents, Pakistan, 2025','registered','unmarked',NULL,NULL,NULL,28,'Pakistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845957,-8409841882919445184,'9a8fed1b5744e40772c41fdcf2d78a6527a175305e3b77c1116556f535e26bb7');
INSERT INTO record VALUES(39,'7a27c9d3-5d13-4e95-aacb-6c89027cff5f','figure',NULL,'Militants killed, Pakistan, 2025','registered','unmarked',NULL,NULL,NULL,28,'Pakistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845958,1930327388675101303,'f91b869fc3aa38c9173bf6f85e44004a6e323865a60281d1f6f0802297a55adc');
INSERT INTO record VALUES(40,'8c7b29a7-78ed-45ae-8842-cc74a9845397','figure',NULL,'Incidents in two provinces, 2025','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845959,-5313738197028853341,'f16d733c1559c0d127e0e6662943d42ae7797a5c6f1ea7ed374ed42aae34c9d5');
INSERT INTO record VALUES(41,'a230be44-1031-47df-9de7-96784ab3cfea','figure',NULL,'Intelligence-based operations, Khyber Pakhtunkhwa, 2025','registered','unmarked',NULL,NULL,NULL,26,'Khyber Pakhtunkhwa',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845960,4548760200146530458,'a9cc06440e1483190af81fb025bab86f32f9c62e7df9413899acf911d67a354e');
INSERT INTO record VALUES(42,'abc6f55e-0981-4f77-8bdd-c83e31f85d4c','figure',NULL,'Incidents, Pakistan, 2025','registered','unmarked',NULL,NULL,NULL,28,'Pakistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845961,-8409841882919445184,'b993b1fbc2ed802ff596486cb3d10e7e8dcadace3c40477e0d475e59850307f8');
INSERT INTO record VALUES(43,'c69fd42d-3a1a-4861-bb80-a5abcaa67f92','figure',NULL,'Intelligence-based operations, Balochistan, 2025','registered','unmarked',NULL,NULL,NULL,27,'Balochistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845962,6390055897708294871,'40df432897b76623a451e4a1aa93051fb3de0d185e994342e488b708e9fba602');
INSERT INTO record VALUES(44,'d2f481e1-20e6-4729-9f0f-1ed590f7a687','figure',NULL,'Intelligence-based operations, Pakistan, 2025','registered','unmarked',NULL,NULL,NULL,28,'Pakistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845963,-7811069435985980830,'702ce3103cb5f716b8946a13ab9132731c54947bfaacab5291f7cf3ddea919df');
INSERT INTO record VALUES(45,'e4bc4149-2196-407e-94a7-822ecd287e1c','figure',NULL,'Incidents since the Taliban returned to power, Pakistan, 2021 or later','registered','unmarked',NULL,NULL,NULL,28,'Pakistan',NULL,'2026-03-02T08:00:00Z',1,2459216,NULL,2578674876418,-5732867803503363836,'55efdbca4320eae5a9702d51354c6651fd10a750e039deb14205d2caa14486d5');
INSERT INTO record VALUES(46,'f6ed40e2-d1f6-49bd-a500-a6b5e1dc324e','figure',NULL,'Intelligence-based operations, Pakistan, 2025','registered','unmarked',NULL,NULL,NULL,28,'Pakistan',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845964,-7811069435985980830,'b5b0bac5ec049a9c75a8449739fd99a5d589872171a0170f3695dc675e536dac');
INSERT INTO record VALUES(47,'fc620f08-109c-4c5a-84ad-f17084dd25f4','figure',NULL,'Intelligence-based operations elsewhere, 2025','registered','unmarked',NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845965,7064046420681651725,'bd5953f0c624aaf4b5614c01f4a29bb26c94736cb7f9c6cdffab0091015c5031');
INSERT INTO record VALUES(48,'fe2fabb5-cecb-40ce-acfc-08072f4e35f6','figure',NULL,'Intelligence-based operations, Khyber Pakhtunkhwa, 2025','registered','unmarked',NULL,NULL,NULL,26,'Khyber Pakhtunkhwa',NULL,'2026-03-02T08:00:00Z',1,2460677,2461041,2580206845966,4548760200146530458,'7fb92bf6cf032295267de1ba06279ff83b1083babd4fd58d28f802d6123189f1');
CREATE TABLE envelope (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT
, "title" TEXT, "marking" TEXT, "marking_caveats" TEXT, "note" TEXT, "created" TEXT, "created_by" TEXT, "changed_by" TEXT) STRICT;
INSERT INTO envelope VALUES(1,NULL,'Protest over the attack on a joint checkpost in Bajaur',NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(2,NULL,'What the public texts state about the protest, and what they leave open',NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(3,NULL,'Statement of ISPR on the attack in Bajaur',NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(4,NULL,'Statement of the Ministry of Foreign Affairs on the protest',NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(5,NULL,'Unnamed officials and experts on the attack and its setting',NULL,NULL,'Which of them said what is not known.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(6,NULL,'Director General of ISPR on the operations and incidents of 2025',NULL,NULL,'The day is not stated; it was earlier in the year than the attack.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(7,NULL,'Published counts of operations and incidents in 2025',NULL,NULL,'The exact figures that replace the rounded ones. The day of publication is not stated.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(8,NULL,'Return of the Taliban to power in Afghanistan',NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(9,NULL,NULL,NULL,NULL,'The public texts give the day and the month; the year is inferred.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(10,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(11,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(12,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(13,NULL,NULL,NULL,NULL,'Given by the Afghan Taliban leadership; no day is stated for any of them.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(14,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(15,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(16,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(17,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(18,NULL,NULL,NULL,NULL,'Which agencies held the checkpost with the army is not stated.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(19,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(20,NULL,NULL,NULL,NULL,'The body that was summoned. Who came for it is not stated.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(21,NULL,NULL,NULL,NULL,'Different speakers name this party differently; each name is kept as it was used. The public texts behind this example do not state recognition, and this record takes no view on it.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(22,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(23,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(24,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(25,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(26,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(27,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(28,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(29,NULL,'Bajaur, February 2026',NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(30,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(31,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(32,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(33,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(34,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(35,NULL,NULL,NULL,NULL,'The place is not stated beside the number.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(36,NULL,NULL,NULL,NULL,'The place is not stated beside the number.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(37,NULL,NULL,NULL,NULL,'The place is not stated beside the number.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(38,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(39,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(40,NULL,NULL,NULL,NULL,'Which two is not stated beside the number.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(41,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(42,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(43,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(44,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(45,NULL,NULL,NULL,NULL,'A direction without a number.','2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(46,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(47,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
INSERT INTO envelope VALUES(48,NULL,NULL,NULL,NULL,NULL,'2026-03-02T08:00:00Z','Example desk','Example desk');
CREATE TABLE reference (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  line INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  role TEXT,
  target_uuid TEXT,
  target INTEGER,
  label TEXT,
  target_kind TEXT,
  unknown TEXT,
  PRIMARY KEY (record, field, line, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO reference VALUES(1,'addressee_body',-1,0,NULL,'918ac6cb-8851-4eed-8dcf-cf39419d4c62',20,NULL,NULL,NULL);
INSERT INTO reference VALUES(1,'links.to',0,0,'cites','5065146e-48c0-4df7-82ad-73298f63abdf',13,NULL,NULL,NULL);
INSERT INTO reference VALUES(1,'links.to',1,0,'protests','37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',9,NULL,NULL,NULL);
INSERT INTO reference VALUES(1,'party_from',-1,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(1,'party_to',-1,0,NULL,'96e3fc2e-2441-4939-ac08-d38eae50c4a7',21,NULL,NULL,NULL);
INSERT INTO reference VALUES(2,'links.to',0,0,'about','911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(3,'issuer',-1,0,NULL,'75763aa5-4d00-462f-9bff-27e38d8f9fc1',17,NULL,NULL,NULL);
INSERT INTO reference VALUES(3,'links.to',0,0,'about','37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',9,NULL,NULL,NULL);
INSERT INTO reference VALUES(4,'issuer',-1,0,NULL,'82f0c0f8-20f5-46df-96d1-a332c525f2de',19,NULL,NULL,NULL);
INSERT INTO reference VALUES(4,'links.to',0,0,'about','37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',9,NULL,NULL,NULL);
INSERT INTO reference VALUES(4,'links.to',1,0,'announces','911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(5,'links.to',0,0,'about','37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',9,NULL,NULL,NULL);
INSERT INTO reference VALUES(6,'issuer',-1,0,NULL,'75763aa5-4d00-462f-9bff-27e38d8f9fc1',17,NULL,NULL,NULL);
INSERT INTO reference VALUES(6,'links.to',0,0,'context-of','911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(6,'speaker',-1,0,NULL,'e6dd2fa9-e729-4e6c-8a73-3dc888567c36',23,NULL,NULL,NULL);
INSERT INTO reference VALUES(7,'links.to',0,0,'corrects','491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(8,'links.to',0,0,'context-of','37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',9,NULL,NULL,NULL);
INSERT INTO reference VALUES(8,'place',-1,0,NULL,'310728aa-a143-4cfb-9be0-8afa3eca7050',24,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.actor',0,0,NULL,'b1467a82-72af-4548-8395-d94aa92fe381',22,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.actor',1,0,NULL,NULL,NULL,'an external proxy, not named',NULL,NULL);
INSERT INTO reference VALUES(9,'claims.attributed_to',0,0,NULL,'82f0c0f8-20f5-46df-96d1-a332c525f2de',19,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.attributed_to',1,0,NULL,'75763aa5-4d00-462f-9bff-27e38d8f9fc1',17,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.attributed_to',2,0,NULL,'82f0c0f8-20f5-46df-96d1-a332c525f2de',19,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.attributed_to',4,0,NULL,'75763aa5-4d00-462f-9bff-27e38d8f9fc1',17,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.attributed_to',5,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.source',0,0,NULL,'14a76f52-ad17-4cb9-96b0-cb89581424b8',4,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.source',1,0,NULL,'04a2076d-548f-4903-a6dd-61f4478b3fda',3,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.source',2,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.source',3,0,NULL,'3472f002-c06e-45f4-933e-7caffc1ee175',5,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.source',4,0,NULL,'04a2076d-548f-4903-a6dd-61f4478b3fda',3,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'claims.source',5,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'place',-1,0,NULL,'6c91d8fe-a596-4af3-b435-9ffa0aa202f8',25,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'roles.actor',0,0,'operated-target','53657382-c134-4a25-944d-b629ed5b1644',16,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'roles.actor',1,0,'operated-target','7e9788ea-355f-4912-a8c5-0c1bf260a901',18,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'targets.operated_by',0,0,NULL,'53657382-c134-4a25-944d-b629ed5b1644',16,NULL,NULL,NULL);
INSERT INTO reference VALUES(9,'targets.operated_by',0,1,NULL,'7e9788ea-355f-4912-a8c5-0c1bf260a901',18,NULL,NULL,NULL);
INSERT INTO reference VALUES(10,'addressee',-1,0,NULL,'96e3fc2e-2441-4939-ac08-d38eae50c4a7',21,NULL,NULL,NULL);
INSERT INTO reference VALUES(10,'assessments.evidence',0,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(10,'raised_in',-1,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(11,'addressee',-1,0,NULL,'96e3fc2e-2441-4939-ac08-d38eae50c4a7',21,NULL,NULL,NULL);
INSERT INTO reference VALUES(11,'assessments.evidence',0,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(11,'raised_in',-1,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(12,'addressee',-1,0,NULL,'96e3fc2e-2441-4939-ac08-d38eae50c4a7',21,NULL,NULL,NULL);
INSERT INTO reference VALUES(12,'assessments.evidence',0,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(12,'raised_in',-1,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(13,'assessments.evidence',0,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(13,'given_by',-1,0,NULL,'96e3fc2e-2441-4939-ac08-d38eae50c4a7',21,NULL,NULL,NULL);
INSERT INTO reference VALUES(13,'given_to',-1,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(14,'assessments.evidence',0,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(14,'made_in',-1,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(16,'part_of',-1,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(17,'part_of',-1,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(18,'part_of',-1,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(19,'part_of',-1,0,NULL,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3',15,NULL,NULL,NULL);
INSERT INTO reference VALUES(21,'names.used_by',1,0,NULL,'82f0c0f8-20f5-46df-96d1-a332c525f2de',19,NULL,NULL,NULL);
INSERT INTO reference VALUES(22,'names.used_by',1,0,NULL,'82f0c0f8-20f5-46df-96d1-a332c525f2de',19,NULL,NULL,NULL);
INSERT INTO reference VALUES(23,'posts.actor',0,0,NULL,'75763aa5-4d00-462f-9bff-27e38d8f9fc1',17,NULL,NULL,NULL);
INSERT INTO reference VALUES(25,'part_of',-1,0,NULL,'72f3ed46-a424-4a9d-a36a-18e42433bc36',26,NULL,NULL,NULL);
INSERT INTO reference VALUES(26,'part_of',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(27,'part_of',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',0,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',1,0,NULL,'14a76f52-ad17-4cb9-96b0-cb89581424b8',4,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',2,0,NULL,'37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',9,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',3,0,NULL,'04a2076d-548f-4903-a6dd-61f4478b3fda',3,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',4,0,NULL,'3472f002-c06e-45f4-933e-7caffc1ee175',5,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',5,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',6,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',7,0,NULL,'1a9c3b9d-30cb-4e94-8ae6-9637ccb01b4b',8,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',8,0,NULL,'2111aa36-3d30-4dfd-a196-b017ff256a2e',2,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',9,0,NULL,'6ee1fbc1-2e9d-4f30-999d-436e0cbab980',10,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',10,0,NULL,'7011bb16-6027-4271-a1ee-870f0d7f655e',11,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',11,0,NULL,'7a9125b3-a6ac-4fff-80ff-795f03f420a9',12,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',12,0,NULL,'5065146e-48c0-4df7-82ad-73298f63abdf',13,NULL,NULL,NULL);
INSERT INTO reference VALUES(29,'items.record',13,0,NULL,'0885dcfd-41ff-4c91-aa00-53e8d46997f6',14,NULL,NULL,NULL);
INSERT INTO reference VALUES(30,'on',-1,0,NULL,'6ee1fbc1-2e9d-4f30-999d-436e0cbab980',10,NULL,NULL,NULL);
INSERT INTO reference VALUES(31,'on',-1,0,NULL,'7011bb16-6027-4271-a1ee-870f0d7f655e',11,NULL,NULL,NULL);
INSERT INTO reference VALUES(32,'on',-1,0,NULL,'7a9125b3-a6ac-4fff-80ff-795f03f420a9',12,NULL,NULL,NULL);
INSERT INTO reference VALUES(33,'on',-1,0,NULL,'911dfa82-95d6-42ee-bb82-9f895e487c3a',1,NULL,NULL,NULL);
INSERT INTO reference VALUES(34,'part_of',-1,0,NULL,'f6ed40e2-d1f6-49bd-a500-a6b5e1dc324e',46,NULL,NULL,NULL);
INSERT INTO reference VALUES(34,'region',-1,0,NULL,'8ed35094-94c8-4031-86f2-daf71f45b609',27,NULL,NULL,NULL);
INSERT INTO reference VALUES(34,'replaces',-1,0,NULL,'c69fd42d-3a1a-4861-bb80-a5abcaa67f92',43,NULL,NULL,NULL);
INSERT INTO reference VALUES(34,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(35,'part_of',-1,0,NULL,'abc6f55e-0981-4f77-8bdd-c83e31f85d4c',42,NULL,NULL,NULL);
INSERT INTO reference VALUES(35,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(36,'part_of',-1,0,NULL,'abc6f55e-0981-4f77-8bdd-c83e31f85d4c',42,NULL,NULL,NULL);
INSERT INTO reference VALUES(36,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(37,'part_of',-1,0,NULL,'abc6f55e-0981-4f77-8bdd-c83e31f85d4c',42,NULL,NULL,NULL);
INSERT INTO reference VALUES(37,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(38,'region',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(38,'source',-1,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(39,'region',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(39,'source',-1,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(40,'part_of',-1,0,NULL,'621a21dd-9b57-418c-9c41-5e37f905e10d',38,NULL,NULL,NULL);
INSERT INTO reference VALUES(40,'source',-1,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(41,'part_of',-1,0,NULL,'d2f481e1-20e6-4729-9f0f-1ed590f7a687',44,NULL,NULL,NULL);
INSERT INTO reference VALUES(41,'region',-1,0,NULL,'72f3ed46-a424-4a9d-a36a-18e42433bc36',26,NULL,NULL,NULL);
INSERT INTO reference VALUES(41,'source',-1,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(42,'region',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(42,'replaces',-1,0,NULL,'621a21dd-9b57-418c-9c41-5e37f905e10d',38,NULL,NULL,NULL);
INSERT INTO reference VALUES(42,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(43,'part_of',-1,0,NULL,'d2f481e1-20e6-4729-9f0f-1ed590f7a687',44,NULL,NULL,NULL);
INSERT INTO reference VALUES(43,'region',-1,0,NULL,'8ed35094-94c8-4031-86f2-daf71f45b609',27,NULL,NULL,NULL);
INSERT INTO reference VALUES(43,'source',-1,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(44,'region',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(44,'source',-1,0,NULL,'491e4e7f-2f43-4f03-af16-05d34f34d3cd',6,NULL,NULL,NULL);
INSERT INTO reference VALUES(45,'claims.attributed_to',0,0,NULL,NULL,NULL,'officials and experts',NULL,NULL);
INSERT INTO reference VALUES(45,'claims.source',0,0,NULL,'3472f002-c06e-45f4-933e-7caffc1ee175',5,NULL,NULL,NULL);
INSERT INTO reference VALUES(45,'region',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(45,'source',-1,0,NULL,'3472f002-c06e-45f4-933e-7caffc1ee175',5,NULL,NULL,NULL);
INSERT INTO reference VALUES(46,'region',-1,0,NULL,'cd1e01fb-3d20-45ca-8496-9ab18484ac06',28,NULL,NULL,NULL);
INSERT INTO reference VALUES(46,'replaces',-1,0,NULL,'d2f481e1-20e6-4729-9f0f-1ed590f7a687',44,NULL,NULL,NULL);
INSERT INTO reference VALUES(46,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(47,'part_of',-1,0,NULL,'f6ed40e2-d1f6-49bd-a500-a6b5e1dc324e',46,NULL,NULL,NULL);
INSERT INTO reference VALUES(47,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
INSERT INTO reference VALUES(48,'part_of',-1,0,NULL,'f6ed40e2-d1f6-49bd-a500-a6b5e1dc324e',46,NULL,NULL,NULL);
INSERT INTO reference VALUES(48,'region',-1,0,NULL,'72f3ed46-a424-4a9d-a36a-18e42433bc36',26,NULL,NULL,NULL);
INSERT INTO reference VALUES(48,'replaces',-1,0,NULL,'a230be44-1031-47df-9de7-96784ab3cfea',41,NULL,NULL,NULL);
INSERT INTO reference VALUES(48,'source',-1,0,NULL,'fe8720e0-ff25-426f-ac49-95ccd461c291',7,NULL,NULL,NULL);
CREATE TABLE item (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  line INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (record, field, line, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO item VALUES(14,'interests',-1,0,'Protection of citizens');
INSERT INTO item VALUES(14,'interests',-1,1,'Protection of the armed forces');
INSERT INTO item VALUES(14,'interests',-1,2,'Territorial integrity');
CREATE TABLE name (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  label TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO name VALUES(15,0,'actor','Pakistan','pakistan','pakistan');
INSERT INTO name VALUES(16,0,'actor','Pakistan Army','pakistan army','pakistan army');
INSERT INTO name VALUES(17,0,'actor','Inter-Services Public Relations','inter-services public relations','inter-services public relations');
INSERT INTO name VALUES(17,1,'actor','ISPR','ispr','ispr');
INSERT INTO name VALUES(18,0,'actor','Law-enforcement agencies of Pakistan','law-enforcement agencies of pakistan','law-enforcement agencies of pakistan');
INSERT INTO name VALUES(18,1,'actor','Law-enforcement agencies','law-enforcement agencies','law-enforcement agencies');
INSERT INTO name VALUES(19,0,'actor','Ministry of Foreign Affairs of Pakistan','ministry of foreign affairs of pakistan','ministry of foreign affairs of pakistan');
INSERT INTO name VALUES(19,1,'actor','Ministry of Foreign Affairs','ministry of foreign affairs','ministry of foreign affairs');
INSERT INTO name VALUES(20,0,'actor','Afghan mission in Islamabad','afghan mission in islamabad','afghan mission in islamabad');
INSERT INTO name VALUES(20,1,'actor','Afghan mission','afghan mission','afghan mission');
INSERT INTO name VALUES(21,0,'actor','Afghan Taliban authorities','afghan taliban authorities','afghan taliban authorities');
INSERT INTO name VALUES(21,1,'actor','Afghan Taliban leadership','afghan taliban leadership','afghan taliban leadership');
INSERT INTO name VALUES(21,2,'actor','Taliban','taliban','taliban');
INSERT INTO name VALUES(22,0,'actor','Tehrik-e-Taliban Pakistan','tehrik-e-taliban pakistan','tehrik-e-taliban pakistan');
INSERT INTO name VALUES(22,1,'actor','TTP','ttp','ttp');
INSERT INTO name VALUES(23,0,'person','Ahmed Sharif Chaudhry','ahmed sharif chaudhry','ahmed sharif chaudhry');
INSERT INTO name VALUES(24,0,'place','Afghanistan','afghanistan','afghanistan');
INSERT INTO name VALUES(25,0,'place','Bajaur','bajaur','bajaur');
INSERT INTO name VALUES(26,0,'place','Khyber Pakhtunkhwa','khyber pakhtunkhwa','khyber pakhtunkhwa');
INSERT INTO name VALUES(27,0,'place','Balochistan','balochistan','balochistan');
INSERT INTO name VALUES(28,0,'place','Pakistan','pakistan','pakistan');
CREATE TABLE number (
  folded TEXT NOT NULL,
  rank INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (folded, rank, record)
) STRICT, WITHOUT ROWID;
INSERT INTO number VALUES('prot 2026 1',0,1);
INSERT INTO number VALUES('doc 2026 1',0,2);
INSERT INTO number VALUES('afg 2026 1',0,29);
CREATE TABLE record_text (
  date_key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL UNIQUE REFERENCES record (id) ON DELETE CASCADE,
  title TEXT,
  body TEXT,
  words TEXT,
  papers TEXT
) STRICT;
INSERT INTO record_text VALUES(-16,28,'Pakistan','','Pakistan','');
INSERT INTO record_text VALUES(-15,27,'Balochistan','',replace('Pakistan\nBalochistan','\n',char(10)),'');
INSERT INTO record_text VALUES(-14,26,'Khyber Pakhtunkhwa','',replace('Pakistan\nKhyber Pakhtunkhwa','\n',char(10)),'');
INSERT INTO record_text VALUES(-13,25,'Bajaur','',replace('Khyber Pakhtunkhwa\nBajaur','\n',char(10)),'');
INSERT INTO record_text VALUES(-12,24,'Afghanistan','','Afghanistan','');
INSERT INTO record_text VALUES(-11,23,'Ahmed Sharif Chaudhry','',replace('Ahmed Sharif Chaudhry\nDirector General, ISPR\nInter-Services Public Relations','\n',char(10)),'');
INSERT INTO record_text VALUES(-10,22,'Tehrik-e-Taliban Pakistan','',replace('Tehrik-e-Taliban Pakistan\nTTP\nMinistry of Foreign Affairs of Pakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(-9,21,'Afghan Taliban authorities','',replace('Different speakers name this party differently; each name is kept as it was used. The public texts behind this example do not state recognition, and this record takes no view on it.\nAfghan Taliban authorities\nAfghan Taliban leadership\nMinistry of Foreign Affairs of Pakistan\nTaliban','\n',char(10)),'');
INSERT INTO record_text VALUES(-8,20,'Afghan mission in Islamabad','',replace('The body that was summoned. Who came for it is not stated.\nAfghan mission in Islamabad\nAfghan mission','\n',char(10)),'');
INSERT INTO record_text VALUES(-7,19,'Ministry of Foreign Affairs of Pakistan','',replace('Ministry of Foreign Affairs of Pakistan\nMinistry of Foreign Affairs','\n',char(10)),'');
INSERT INTO record_text VALUES(-6,18,'Law-enforcement agencies of Pakistan','',replace('Which agencies held the checkpost with the army is not stated.\nLaw-enforcement agencies of Pakistan\nLaw-enforcement agencies','\n',char(10)),'');
INSERT INTO record_text VALUES(-5,17,'Inter-Services Public Relations','',replace('Inter-Services Public Relations\nISPR','\n',char(10)),'');
INSERT INTO record_text VALUES(-4,16,'Pakistan Army','','Pakistan Army','');
INSERT INTO record_text VALUES(-3,15,'Pakistan','',replace('PK\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(-2,13,'Co-operation against terrorism','Co-operation against terrorism',replace('Given by the Afghan Taliban leadership; no day is stated for any of them.\nAfghan Taliban authorities\nPakistan\nNot translated into visible, concrete measures.','\n',char(10)),'');
INSERT INTO record_text VALUES(-1,7,'Published counts of operations and incidents in 2025','Operations: 75,175 = 14,658 + 58,778 + 1,739. Incidents: 5,397 = 3,811 + 1,557 + 29.','The exact figures that replace the rounded ones. The day of publication is not stated.','');
INSERT INTO record_text VALUES(2578674876417,8,'Return of the Taliban to power in Afghanistan','Held as context. Incidents are said to have risen since.','Afghanistan','');
INSERT INTO record_text VALUES(2578674876418,45,'Incidents since the Taliban returned to power, Pakistan, 2021 or later','',replace('A direction without a number.\nIncidents since the Taliban returned to power\nPakistan\nrising since 2021\nofficials and experts','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845953,34,'Intelligence-based operations, Balochistan, 2025','',replace('Intelligence-based operations\nBalochistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845954,35,'Incidents, first part, 2025','',replace('The place is not stated beside the number.\nIncidents, first part','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845955,36,'Incidents, third part, 2025','',replace('The place is not stated beside the number.\nIncidents, third part','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845956,37,'Incidents, second part, 2025','',replace('The place is not stated beside the number.\nIncidents, second part','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845957,38,'Incidents, Pakistan, 2025','',replace('Incidents\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845958,39,'Militants killed, Pakistan, 2025','',replace('Militants killed\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845959,40,'Incidents in two provinces, 2025','',replace('Which two is not stated beside the number.\nIncidents in two provinces','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845960,41,'Intelligence-based operations, Khyber Pakhtunkhwa, 2025','',replace('Intelligence-based operations\nKhyber Pakhtunkhwa','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845961,42,'Incidents, Pakistan, 2025','',replace('Incidents\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845962,43,'Intelligence-based operations, Balochistan, 2025','',replace('Intelligence-based operations\nBalochistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845963,44,'Intelligence-based operations, Pakistan, 2025','',replace('Intelligence-based operations\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845964,46,'Intelligence-based operations, Pakistan, 2025','',replace('Intelligence-based operations\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580206845965,47,'Intelligence-based operations elsewhere, 2025','','Intelligence-based operations elsewhere','');
INSERT INTO record_text VALUES(2580206845966,48,'Intelligence-based operations, Khyber Pakhtunkhwa, 2025','',replace('Intelligence-based operations\nKhyber Pakhtunkhwa','\n',char(10)),'');
INSERT INTO record_text VALUES(2580589576193,6,'Director General of ISPR on the operations and incidents of 2025','Rounded figures for 2025: over 75,000 intelligence-based operations, more than 14,000 of them in Khyber Pakhtunkhwa and nearly 59,000 in Balochistan; over 5,000 incidents, most in two provinces; about 2,597 militants killed.',replace('The day is not stated; it was earlier in the year than the attack.\nInter-Services Public Relations\nAhmed Sharif Chaudhry\nDirector General, ISPR','\n',char(10)),'');
INSERT INTO record_text VALUES(2580637810689,1,'Protest over the attack on a joint checkpost in Bajaur','The Ministry of Foreign Affairs of Pakistan summoned the Afghan mission and lodged a formal protest. The day and the name of the addressee are not stated.',replace('PROT/2026/0001\nPakistan\nAfghan Taliban authorities\nAfghan mission in Islamabad\nStrong condemnation of the attack.\nFailure to act harms regional stability and co-operation.\nEarlier assurances of co-operation against terrorism have not been translated into visible, concrete measures.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580637810690,3,'Statement of ISPR on the attack in Bajaur','ISPR counts 12 attackers killed and speaks of an external proxy, which it does not name.','Inter-Services Public Relations','');
INSERT INTO record_text VALUES(2580637810691,4,'Statement of the Ministry of Foreign Affairs on the protest','The ministry makes known that it summoned the Afghan mission and lodged a formal protest over the attack in Bajaur. It says that the TTP did it.','Ministry of Foreign Affairs of Pakistan','');
INSERT INTO record_text VALUES(2580637810692,5,'Unnamed officials and experts on the attack and its setting','Officials and experts, who are not named, speak of heavy casualties, and of incidents that have been rising since the Taliban returned to power in 2021.','Which of them said what is not known.','');
INSERT INTO record_text VALUES(2580637810693,9,'Suicide vehicle bomb, Bajaur, 16 Feb 2026','A suicide vehicle bomb, then a co-ordinated fire raid, on a joint checkpost of the army and law-enforcement agencies in the district of Bajaur, Khyber Pakhtunkhwa. Who did it and how many were killed stand below as each source says.',replace('The public texts give the day and the month; the year is inferred.\nBajaur\nA vehicle bomb, driven by a suicide attacker.\nA co-ordinated fire raid that followed the bomb.\nPakistan Army\nLaw-enforcement agencies of Pakistan\nPakistan Army\nLaw-enforcement agencies of Pakistan\nTehrik-e-Taliban Pakistan\nMinistry of Foreign Affairs of Pakistan\nan external proxy, not named\nInter-Services Public Relations\nMinistry of Foreign Affairs of Pakistan\nheavy casualties\nInter-Services Public Relations\nThe leadership of the TTP operates from Afghan territory.\nPakistan','\n',char(10)),'');
INSERT INTO record_text VALUES(2580637810694,10,'Take immediate and verifiable steps against groups in Afghan territory.','Take immediate and verifiable steps against groups in Afghan territory.',replace('Afghan Taliban authorities\nNo answer is known, and no step that could be verified.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580637810695,11,'Dismantle the infrastructure of these groups.','Dismantle the infrastructure of these groups.',replace('Afghan Taliban authorities\nNo answer is known.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580637810696,12,'Act against the leaders who plan attacks.','Act against the leaders who plan attacks.',replace('Afghan Taliban authorities\nNo answer is known.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580637810697,14,'Pakistan reserves the right to respond to threats from across the border.','Pakistan reserves the right to respond to threats from across the border.',replace('Measures would aim at those responsible.\nThreats from across the border.\nProtection of citizens\nProtection of the armed forces\nTerritorial integrity\nMade with the protest; nothing known since.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580652490753,2,'What the public texts state about the protest, and what they leave open',replace('Stated: the summons, the protest and its terms, the three demands, the right reserved, the attack of 16 February and its two phases, the counts of killed as each source gives them.\n\nNot stated: the day of the summons, who was received, whether anything was left in writing, the days of the earlier assurances, any answer.\n\nInferred: the year of the attack.','\n',char(10)),'DOC/2026/0001','');
INSERT INTO record_text VALUES(2580652490754,29,'Bajaur, February 2026','The protest that Pakistan made over the attack of 16 February in Bajaur: what was asked, what was promised before, which right was reserved, and what each source says about the attack. No answer is known.',replace('AFG/2026/1\nAFG\nExample desk\nOpened on what is public. The day of the summons and the name of the addressee are not stated; both stay open.\nThe rounded figures for 2025 are replaced by the published ones. The published parts sum.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580652490755,33,'Enter the protest with its demands, the right reserved and the figures.','',replace('Example desk\nEntered. Missing: the day of the summons and the name of the addressee.','\n',char(10)),'');
INSERT INTO record_text VALUES(2580654587905,30,'See whether steps against the groups are taken and can be verified.','','Example desk','');
INSERT INTO record_text VALUES(2580656685057,31,'See whether infrastructure is dismantled.','','Example desk','');
INSERT INTO record_text VALUES(2580661927937,32,'See whether there is action against the leaders who plan attacks.','','Example desk','');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','record_search','record_search',0,'CREATE VIRTUAL TABLE record_search USING fts5 (
  title, body, words, papers,
  content = ''record_text'', content_rowid = ''date_key'', tokenize = ''chancery''
)');
CREATE TABLE IF NOT EXISTS 'record_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO record_search_data VALUES(1,X'3082188254843400');
INSERT INTO record_search_data VALUES(10,X'000000010401160000000000000001070103');
INSERT INTO record_search_data VALUES(962072674305,X'00000f460430303030cb8db98080010c010108090b07040131cb8dd0808001060102048780800006010204010131ffffffffffffffffff0801010909cb8dd780800306010204020132cb8dd080800206010104020134ffffffffffffffffff06010105cb8db98080020601010e020136cb8dd0808005020686ffff7c06010113010601010b02023735ffffffffffffffffff06010104010132cb8db9808001060101240203303231cb86a8808002080a01021187a88080020601011b040135ffffffffffffffffff0209cb8c82c08002020601020501020501020501020401020501020601020701020401020601020601020601020601020781b6bfff73080c0101059e80800106010222040136cb8dd08080010601020304020886ffff7c06010203010804010203020139ffffffffffffffffff06010112010133ffffffffffffffffff0601010e02023937ffffffffffffffffff0601010d010135ffffffffffffffffff0601010ccb8db98080020601011c02023537ffffffffffffffffff06010111020138ffffffffffffffffff06010107020139cb8db980800106010117030137cb8db9808001060101250103363538ffffffffffffffffff060101060103373339ffffffffffffffffff0601010a020135ffffffffffffffffff06010103cb8db98080020601010702023738ffffffffffffffffff060101080103383131ffffffffffffffffff0601010f010161cb86a8808002080102020587a7ffff7f080701010f020601010e0214010102070801021007050204626f7574cb8db9808001060101239e8080000207010601011f020563726f7373cb8dd08080090e0b01010b01020a030174cb8dd0808001060102140708020101020403696f6ecb8ddbc08001020602086464726573736565cb8dd080800106010119878080010601021701060102100206666661697273fffffffffffffffff60601020a010601022b020a0501020508cb8dd080800806010106020808010205020801023611030167cb8dd78080020801020205040368616efffffffffffffffff70a0201022205010a0201020e0606080102050dcb8dd08080030e01010b01020605020601010a0206010255010e0a01010a010202010601020201060102020705697374616efffffffffffffffff40802010202cb86a880800d080901020202066761696e7374fffffffffffffffffe0804010104cb8dd08080030601022005080701010702080301010387ffff79020583c0800002070306656e63696573fffffffffffffffffa0c040102030e07cb8dd080800b0e010116010225090204686d6564fffffffffffffffff50802010202cb8db980800c060102140202696dcb8dd08080090601020402016ecb8dd08080020601010a0306010239030164fffffffffffffffff70601021a080206cb86a8808003060102138790ffff7f0809010115978080000e01010d090102180106010107010601010c010c04070101030c010e01011310010208010e0401010401020986ffff7b0a0a01010710010c01011a01021201080b01020bffff7e020a030473776572cb8dd0808006060102060106010206010601020686ffff79060101390106010123030179fffffffffffffffffe0601020dcb8dd78080030601013804057468696e67cb8dd78080010601012d02027265cb86a88080010601010687a88080000601011a030601010686ffff7e080102180dffff7f020803036d6564cb8dd080800906010213040179fffffffffffffffffa06010209020803010203cb8dd08080090e01011201022209020173fffffffffffffffff70601020ccb86a880800a0601010387a88080040601012886ffff7c0601011d03036b6564cb8dd7808002060101110308737572616e636573cb8dd08080010601021c8780800006010137020174cb8dd08080090601020503047461636bcb8db98080010601020f978080000805010211010207010601011301020886ffff7d080101113001080101091a07026572cb8dd080800506010217090173cb8dd080800206010105070173cb8dd080800808080101088bbfff79020c020a7574686f726974696573fffffffffffffffff708040102240706010212cb8dd080800306010208050601020401060102040106010204010662616a617572fffffffffffffffff30802010204cb8dd080800e020b0102090106010115020e0501011b01020f86ffff7d080201010e03096c6f6368697374616efffffffffffffffff10802010203cb8c82c08010080501020509080501020581b6bfff770601011a0303736564cb8c82c08001080301020307080301020302080301020301080301020301080301020301080301020301080301020381b6bfff730601010a020165cb8dd08080060601020e87ffff7b020c0302656ecb8dd08080010601022403060101120304666f7265cb8dd780800206010115030468696e64fffffffffffffffff70601021303036c6f77cb8dd080800506010127030473696465cb8c82c080020601020701060102070106010207030601020702036f6479fffffffffffffffff80601020303026d62cb8dd0808005100401010501021210030472646572cb8dd08080090e0d01010d01020c03027468cb8dd78080020601021b020179fffffffffffffffffe06010203cb8dd08080070601021486ffff7d06010225010463616d65fffffffffffffffff80601020803016ecb8dd8808001020b03087375616c74696573cb8dd08080040601010c0106010249020768617564687279fffffffffffffffff50804010204cb8db980800c06010216030765636b706f7374fffffffffffffffffa06010206cb8dd08080070209040601010f02076974697a656e73cb8dd08080090601020f02016ffffffffffffffffffe0802010102cb8dd08080030801021907040c01010801021903066e6372657465fffffffffffffffffe06010218cb8dd080800306010228040964656d6e6174696f6ecb8dd08080010601020e040474657874cb86a8808001060101040303756c64cb8dd08080060601020d04036e7473ffffffffffffffffff0203cb8dd08080030601010386ffff7f0601011a0103646179fffffffffffffffffe06010209010601020bcb8db9808002060102039780800006010113040601020786ffff7c06010125010601020e0106010207040173cb8dd7808001060101330206656d616e6473cb8dd78080010601010c0202070302736bcb8dd7808002060102070106010203ffff7e06010203818080000601020382c080000601020302026964cb8dd08080030601011b020601011f030766666572656e74fffffffffffffffff7060102020a026c79fffffffffffffffff706010207030772656374696f6ecb86a88080020601020307026f72fffffffffffffffff506010205cb8db980800c08020102170307736d616e746c65cb8dd080800708020101020a0164cb8dd9808001020604057472696374cb8dd08080050601011902016ffffffffffffffffff706010216030163cb8dd78080010601020203026573cb8dd08080020601010f0205726976656ecb8dd080800506010213010165fffffffffffffffff60803010203cb8dd080800f060102300203616368fffffffffffffffff706010208cb8dd080800e0601012986ffff7c0601011e010601011c0305726c696572cb8db980800106010209978080000601021b878080000601013602086c73657768657265cb8c82c0800d0805010205020a6e666f7263656d656e74fffffffffffffffffa0a0301020e07cb8dd080800b0e010115010224090303746572cb8dd7808003020206026564cb8dd780800306010204020478616374ffffffffffffffffff0601020304046d706c65fffffffffffffffff706010215cb8dd780800b060102060106010202ffff7e06010202818080000601020282c080000601020203057065727473cb86a88080020601021487a8808002080501010403067465726e616ccb8dd08080020601010b030601023a01076661696c757265cb8dd08080010601021202026562cb8dd0808005020704057275617279cb8dd78080010601011401080301010c0206696775726573ffffffffffffffffff06010204cb8db9808002060101039e8080010601022001020d03027265cb8dd08080050c01010a01021b04027374cb8c82c08002080301020b02076f6c6c6f776564cb8dd08080050601021e030172fffffffffffffffff806010209060601020ccb8db9808003060101049e808001060102210403636573cb8dd08080090601021404046569676efffffffffffffffff606010209010601022a020a0401020408cb8dd08080080601010502080701020402080102351104036d616ccb8dd080800106010110020601010f0203726f6dcb8dd080800506010254040e0a01010a010209010767656e6572616cfffffffffffffffff506010206cb8db980800c08030102180203697665cb8dd08080050601020505016efffffffffffffffffe06010202050173cb8dd7808001060101200205726f757073cb8dd0808006080801010801080701010787ffff7a020701056861726d73cb8dd08080010601021503027665cb86a88080010601010987a8808000060102220306010111020465617679cb8dd08080040601010b010601024803026c64fffffffffffffffffa06010204cb86a88080070601010202026f77cb8dd0808005060101220109696d6d656469617465cb8dd0808006080301010302016efffffffffffffffff80804010210070208cb86a8808002020885dac08006080301020b81b6bfff7a10010112090901020a97808000080a01020b0102080106010114010601011a010601011701080901010986ffff7b06010130010601010d0307636964656e7473ffffffffffffffffff080701010bcb86a88080020601010501080201020785dac08000080201020a01080201020a01080201020a01080201020202080201020a02080201020281b6bfff78080a01011e978080030601010f0306666572726564cb8dd08080050601020e86ffff7c0601013a040b7261737472756374757265cb8dd0808007080401010488ffff7a0204030774656772697479cb8dd08080090601021605086c6c6967656e6365cb8c82c08001080201020207080201020202080201020201080201020201080201020201080201020201080201020281b6bfff7306010109050172fffffffffffffffff506010208060802010202cb8db9808006060102109780800106010202030801023e0e04016ffffffffffffffffffe06010216cb8dd080800306010226020173fffffffffffffffff70601020a010601020b020601020a040601020a010601020ecb8c82c0800306010204010601020401060412151b0d1a18110d194f1e1010111a11100d0d12121a1112291b15130d21370e4c2038261e0e1274271a112a0f242b0f1c0d330e0d143838333d131310130f1f1213140e22130b19212313241f15100f22400d152a131611131c140b11100d0e111b292115290d0e13391b17130c172a110f13270f351418210f100d1e111c151b0e1662611a1e13422e1a');
INSERT INTO record_search_data VALUES(962072674306,X'00070f56010204cb8c82c080070601020481b6bfff7a060102049780800306010207010601020d01060102070106010207010601020786ffff7a0c01012401020b81ffff7f020582c0800002050a3069736c616d61626164fffffffffffffffff80805010211cb8dd08080090601020c03027072fffffffffffffffff5060102070606010206cb8db98080060805010219978080010804010102020174fffffffffffffffff70801020d16010601020acb8db980800906010207978080010601010e010a01010711080206010120030173cb8dd0808004020a86ffff7d080101081002020601056a6f696e74cb8dd08080010208040601010e01046b657074fffffffffffffffff70601020b02056879626572fffffffffffffffff208020102030106010202cb8c82c08015080501020506080501020581b6bfff7306010113978080040601011c0205696c6c6564cb8c82c08006080301020381b6bfff7b060101279780800106010106030601012586ffff7c0601011c02046e6f776ecb8dd0808003060101050106010209020601020801060102080106010208010601021c86ffff790601012501056c61746572cb86a8808002020c030177fffffffffffffffffa0a0201020d07cb8dd080800b0e010114010223090206656164657273cb8dd080800808050101058bbfff7902090803686970fffffffffffffffff7060102270706010207cb8dd08080070601024f04027665cb8dd7808001020d03026674cb8dd78080010601012f02056f64676564cb8dd08080010601010e020601010d01046d616465cb8dd08080090601021786ffff790601010603036b6573cb8dd08080030601010403026e79cb8dd080800506010123020765617375726573fffffffffffffffffe06010219cb8dd08080030601022908060102020208696c6974616e7473cb8c82c08006080201020281b6bfff7b0601012603066e6973747279fffffffffffffffff6060102070106010228020a0201020208cb8dd080800806010103020e0501010301020202080102331103057373696e67cb8dd78080030601020506026f6efffffffffffffffff80a0301020f06cb8dd08080090c01010c01020a020601010b02046f6e7468cb8dd08080050601020a03027265cb8db98080010601010c03027374cb8db98080010601011f01046e616d65fffffffffffffffff70801020407cb8dd080800a0601011601060101118780800006010214010601020d050164cb8dd080800406010108010601023d02056561726c79cb8db98080010601011602016ffffffffffffffffff70601021e0706010208cb8dd080800808010205070106010205010601020586ffff7a06010122030174fffffffffffffffff706010217010601020c020601020b0406010214010601020fcb8c82c080030601020501060102050106010205030601020581b6bfff7a06010205978080000c01011b0102230106010110020c010107010208010601023c86ffff7c060101220106010219040468696e67cb8dd08080090601021b0205756d626572cb86a88080020601020685dac080000601020901060102090106010209030601020901026f66fffffffffffffffff60801020805010801022905020e03050102030505010805010210040601020e01080401020ccb86a8808002020387918080000a04090101109780800012010104051201020f10010803010109010c030501020305010e01010a06010203011a0101100c0102260909050e050c020805010105020801020e0586ffff780e0101120b0d100b010e01010a01020f08010801020808030766696369616c73cb86a88080020601021287a8808002080301010202016efffffffffffffffff706010220cb8db980800a0206978080000206010205010209010206010601010c86ffff7d0601020903026573ffffffffffffffffff06010209cb8dd780800306010228020370656ecb8dd7808001020e010601021d05026564cb8dd78080020601020804057261746573cb8dd0808005060102530703696f6efffffffffffffffffe0803010103cb8dd08080030801021a070a0173ffffffffffffffffff0805010102cb8c82c08002080401020407080401020402080401020401080401020401080401020401080401020401080401020481b6bfff73080801010b020172cb86a8808002020b030764696e61746564cb8dd08080050c01010901021a0203766572cb8db98080010801010617978080000203020601011186ffff7f06010107010b70616b6874756e6b687761fffffffffffffffff208030102040106010203cb8c82c08015080601020606080601020681b6bfff7306010114978080040601011d0405697374616efffffffffffffffff0080201020201060102020106010202040a0501020509010601022d0208070102070108060102110208020102020108020102030106010213cb86a8808004080901020e85dac08003080301020301080401020403080301020302080501020501080501020581cdbfff750c010108010205020601020702140102210803080608111204080201010286ffff790601010503027274cb8c82c08002080401020c01080401020c01080401020c050173cb8dd78080020601022b050179fffffffffffffffff70601020602056861736573cb8dd78080010601011802016bfffffffffffffffffd0601020202046c616365cb8c82c08002060102030106010203010601020304016ecb8dd080800808070101078bbfff79020b02046f776572cb86a8808001020701080801020d87a8808002060101190207726f6d69736564cb8dd780800206010114040174cb8dd0808001060102020506656374696f6ecb8dd08080090801020d0506027374cb8dd0808001080201011102080b010110060601021a86ffff7808090101060106010103010204040676696e636573cb8c82c08007080501020d81b6bfff7a0601012204027879cb8dd08080020601010c030601023b020575626c6963fffffffffffffffff50601020a0206010211040804010204cb8db9808006060102129780800106010204030a0102033f0e86ffff7c0204010601020c07056174696f6effffffffffffffffff0601020d060473686564ffffffffffffffffff0202cb8dd78080030801022705010472616964cb8dd08080050c01010b01021c020765636569766564cb8dd78080010601012b04086f676e6974696f6efffffffffffffffff70601021905027264fffffffffffffffff70601021c030667696f6e616ccb8dd08080010601021603076c6174696f6e73fffffffffffffffff50601020b060805010205cb8db980800606010213978080010601020503080102410e0305706c616365ffffffffffffffffff06010206080164cb8dd7808002060102240306736572766564cb8dd78080010601010f010601011901020a080173cb8dd080800908030101030404706f6e64cb8dd0808009080701010707057369626c65cb8dd08080090601020703047475726ecb86a8808001020207026564cb86a8808002080601020b87a880800206010117020469676874cb8dd0808009080501010586ffff780601010e0106010117010209030373656ecb86a88080010601010a0403696e67cb86a88080020601020f87a88080020601011302066f756e646564ffffffffffffffffff06010208cb8db9808002060101029e8080010601021f010473616964cb86a88080010601010787a88080030601020503027973cb8dd080800306010117020601012b86ffff7d0601011e020565636f6e64cb8c82c08004080301020b030165cb8dd8808001020281808000020282c0800002020306727669636573fffffffffffffffff506010209060803010203cb8db9808006060102119780800106010203030801023f0e03057474696e67cb8dd0808004020b02056861726966fffffffffffffffff50803010203cb8db980800c060102150204696e6365cb86a88080010601010b010a030102080a87a880800206010114050601021d02056f75726365cb8dd08080050601012a86ffff7c0601011f010601011d02047065616bcb8dd0808004060101090603657273fffffffffffffffff706010203060173cb8dd0808002060101080208746162696c697479cb8dd08080010601021704026e64cb8dd08080050601012604027465fffffffffffffffff706010218cb8dd780800a0206060164fffffffffffffffff80601020d020601020c040601020b0106010210cb8c82c080030601020601060102060106010206030601020681b6bfff7a06010206978080000601011c878080000801010223010601021a06046d656e74cb8dd08080020202010202040179cb8dd78080020601021c03026570cb8dd08080060601020b050173cb8dd0808006080601010687ffff7b02040304726f6e67cb8dd08080010601020d0206756963696465cb8dd08080050e0201010301021603016dcb8dd78080020601022c04056d6f6e6564fffffffffffffffff806010206cb8dd0808009060101090206010108070173cb8dd780800108010104260106010211010601020a010474616b65cb8dd0808006080201010205016ecb8dd88080010209050173fffffffffffffffff70601021d03056c6962616efffffffffffffffff60804010204010c03010223050a07080102060dcb86a8808003020501080501020a87a7ffff7f06010207030601011601060102310106010203010601020301060102030205656872696bfffffffffffffffff60802010202cb8dd080800f0601022f0303726d73cb8dd78080010601010904087269746f7269616ccb8dd080800906010215090179cb8dd08080050601025601080b01010b05056f7269736dfffffffffffffffffe0805010105cb8dd0808003060102210303787473fffffffffffffffff706010212cb8dd080800e0601020486ffff7c0205020368616ecb8db98080010c01010d01020d040174fffffffffffffffff8060102040706010205cb8dd080800408010106140106010110010601021d010601020c86ffff7c06010104030165fffffffffffffffff70601021001060102020208010205050406010204010a0102020705cb86a8808002020401080401020985dac080000801020208010801020208010801020208030601020881b6bfff7a0c070102020b059780800016040101020a0a050501021001020601100408010102090b09010807010115011a010111090102020605041631050208030101030108040101040116040a0101040a01020b090986ffff78200307010103040705050b0d050d050805011c010102081a01020d0505050a0a050112030706010206050505ffff7e020683c08000020804016dfffffffffffffffffe0601020fcb8db98080030601011197808003064d232a341714133c30310f2019210c0e16180f0e251e3a1125100e0e3012113270102981201d341b120e111e4a0b16234281201b0d1011101a141d130d132b1c1343141c131317111234140d1a0e11110e18210f1827191b1217330f1f251e10120d140e1957110d0e1410160d2318110b10531f0f14131f2212378162');
INSERT INTO record_search_data VALUES(962072674307,X'00070315010204cb8dd78080010601012105307468656ecb8dd08080050601010604027265cb8ddbc08001020404027365cb8dd08080070806010106040179cb8dd7808001020c0303697264cb8c82c08003080301020b040173fffffffffffffffff70a010205110903036f7365cb8dd08080090601020603057265617473cb8dd08080090e09010109010208050165cb8dd78080010601010b02016fcb86a8808001080601010801080701020c87a7ffff7f060102130306010118050c060401010604020972616e736c61746564fffffffffffffffffe06010215cb8dd08080030601022502027470fffffffffffffffff606010206cb8dd080800d0601011a02060102520202776fcb8c82c080070a040102030b81b6bfff7a060101219e808000060101170107756e6e616d6564cb8dd080800402020203736564fffffffffffffffff70601020f010776656869636c65cb8dd08080050e0301010401021103087269666961626c65cb8dd0808006080501010507026564cb8dd08080060601020f87ffff7b020d0203696577fffffffffffffffff70601021f03057369626c65fffffffffffffffffe06010217cb8dd0808003060102270103776173fffffffffffffffff70601020e0106010205cb8db9808009060102089e8080000801012a06010a01011005070203657265cb8dd0808005060101240203686174cb8dd08080040601020686ffff7d04020b011001010f050b01020a03056574686572cb8dd78080010601012c81808000020381808000020382c0800002030303696368fffffffffffffffffa06010202cb8c82c0800d0601020281cdbfff7b0601010d020601020286ffff7e0601011603016ffffffffffffffffff806010207cb8dd080800c06010105010601011e03080601010686ffff790601012984c08000020a0203697468fffffffffffffffffa06010207cb8dd080800f0601021886ffff7a020505036f7574cb86a88080020601020402046f756c64cb8dd0808009060102030206726974696e67cb8dd780800106010131010479656172cb8db98080010601020c978080040601020c86ffff7c0601013c11100c0f0b10120f150d2a2220211112171514121e310f20233233220f1012');
CREATE TABLE IF NOT EXISTS 'record_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO record_search_idx VALUES(7,X'',2);
INSERT INTO record_search_idx VALUES(7,X'3069736c',4);
INSERT INTO record_search_idx VALUES(7,X'307468656e',6);
CREATE TABLE IF NOT EXISTS 'record_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO record_search_docsize VALUES(-16,X'01000100');
INSERT INTO record_search_docsize VALUES(-15,X'01000200');
INSERT INTO record_search_docsize VALUES(-14,X'02000300');
INSERT INTO record_search_docsize VALUES(-13,X'01000300');
INSERT INTO record_search_docsize VALUES(-12,X'01000100');
INSERT INTO record_search_docsize VALUES(-11,X'03000a00');
INSERT INTO record_search_docsize VALUES(-10,X'04000b00');
INSERT INTO record_search_docsize VALUES(-9,X'03002d00');
INSERT INTO record_search_docsize VALUES(-8,X'04001200');
INSERT INTO record_search_docsize VALUES(-7,X'06000a00');
INSERT INTO record_search_docsize VALUES(-6,X'05001300');
INSERT INTO record_search_docsize VALUES(-5,X'04000500');
INSERT INTO record_search_docsize VALUES(-4,X'02000200');
INSERT INTO record_search_docsize VALUES(-3,X'01000200');
INSERT INTO record_search_docsize VALUES(-2,X'04041800');
INSERT INTO record_search_docsize VALUES(-1,X'08110f00');
INSERT INTO record_search_docsize VALUES(2578674876417,X'080a0100');
INSERT INTO record_search_docsize VALUES(2578674876418,X'0b001300');
INSERT INTO record_search_docsize VALUES(2580206845953,X'05000400');
INSERT INTO record_search_docsize VALUES(2580206845954,X'04000b00');
INSERT INTO record_search_docsize VALUES(2580206845955,X'04000b00');
INSERT INTO record_search_docsize VALUES(2580206845956,X'04000b00');
INSERT INTO record_search_docsize VALUES(2580206845957,X'03000200');
INSERT INTO record_search_docsize VALUES(2580206845958,X'04000300');
INSERT INTO record_search_docsize VALUES(2580206845959,X'05000c00');
INSERT INTO record_search_docsize VALUES(2580206845960,X'06000500');
INSERT INTO record_search_docsize VALUES(2580206845961,X'03000200');
INSERT INTO record_search_docsize VALUES(2580206845962,X'05000400');
INSERT INTO record_search_docsize VALUES(2580206845963,X'05000400');
INSERT INTO record_search_docsize VALUES(2580206845964,X'05000400');
INSERT INTO record_search_docsize VALUES(2580206845965,X'05000400');
INSERT INTO record_search_docsize VALUES(2580206845966,X'06000500');
INSERT INTO record_search_docsize VALUES(2580589576193,X'0b261800');
INSERT INTO record_search_docsize VALUES(2580637810689,X'0a1b2800');
INSERT INTO record_search_docsize VALUES(2580637810690,X'08100400');
INSERT INTO record_search_docsize VALUES(2580637810691,X'0a1b0600');
INSERT INTO record_search_docsize VALUES(2580637810692,X'0a1a0800');
INSERT INTO record_search_docsize VALUES(2580637810693,X'072a5600');
INSERT INTO record_search_docsize VALUES(2580637810694,X'0a0a0e00');
INSERT INTO record_search_docsize VALUES(2580637810695,X'06060700');
INSERT INTO record_search_docsize VALUES(2580637810696,X'07070700');
INSERT INTO record_search_docsize VALUES(2580637810697,X'0c0c1c00');
INSERT INTO record_search_docsize VALUES(2580652490753,X'0d3e0300');
INSERT INTO record_search_docsize VALUES(2580652490754,X'03242b00');
INSERT INTO record_search_docsize VALUES(2580652490755,X'0c000f00');
INSERT INTO record_search_docsize VALUES(2580654587905,X'0c000200');
INSERT INTO record_search_docsize VALUES(2580656685057,X'05000200');
INSERT INTO record_search_docsize VALUES(2580661927937,X'0b000200');
CREATE TABLE IF NOT EXISTS 'record_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO record_search_config VALUES('automerge',8);
INSERT INTO record_search_config VALUES('version',4);
CREATE TABLE long_date (
  date_key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL
) STRICT;
INSERT INTO long_date VALUES(2578674876417,8,2459216,2459580);
INSERT INTO long_date VALUES(2578674876418,45,2459216,4398046511104);
INSERT INTO long_date VALUES(2580206845953,34,2460677,2461041);
INSERT INTO long_date VALUES(2580206845954,35,2460677,2461041);
INSERT INTO long_date VALUES(2580206845955,36,2460677,2461041);
INSERT INTO long_date VALUES(2580206845956,37,2460677,2461041);
INSERT INTO long_date VALUES(2580206845957,38,2460677,2461041);
INSERT INTO long_date VALUES(2580206845958,39,2460677,2461041);
INSERT INTO long_date VALUES(2580206845959,40,2460677,2461041);
INSERT INTO long_date VALUES(2580206845960,41,2460677,2461041);
INSERT INTO long_date VALUES(2580206845961,42,2460677,2461041);
INSERT INTO long_date VALUES(2580206845962,43,2460677,2461041);
INSERT INTO long_date VALUES(2580206845963,44,2460677,2461041);
INSERT INTO long_date VALUES(2580206845964,46,2460677,2461041);
INSERT INTO long_date VALUES(2580206845965,47,2460677,2461041);
INSERT INTO long_date VALUES(2580206845966,48,2460677,2461041);
INSERT INTO long_date VALUES(2580589576193,6,2461042,2461088);
INSERT INTO long_date VALUES(2580637810689,1,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810690,3,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810691,4,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810692,5,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810694,10,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810695,11,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810696,12,2461088,4398046511104);
INSERT INTO long_date VALUES(2580637810697,14,2461088,4398046511104);
CREATE TABLE register_pattern (
  kind TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  pattern TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO register_pattern VALUES('casefile','CASE','{class}/{year}/{n}');
INSERT INTO register_pattern VALUES('demarche','PROT','{code}/{year}/{n:04}');
INSERT INTO register_pattern VALUES('document','DOC','{code}/{year}/{n:04}');
CREATE TABLE register (
  code TEXT NOT NULL,
  year INTEGER NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (code, year)
) STRICT, WITHOUT ROWID;
INSERT INTO register VALUES('AFG',2026,2);
INSERT INTO register VALUES('DOC',2026,2);
INSERT INTO register VALUES('PROT',2026,2);
CREATE TABLE register_book (
  code TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  reference TEXT NOT NULL,
  uuid TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (code, year, number)
) STRICT, WITHOUT ROWID;
INSERT INTO register_book VALUES('AFG',2026,1,'AFG/2026/1','7c2e6a31-2a7c-484a-a38b-07d8e575fed9','held',NULL);
INSERT INTO register_book VALUES('DOC',2026,1,'DOC/2026/0001','2111aa36-3d30-4dfd-a196-b017ff256a2e','held',NULL);
INSERT INTO register_book VALUES('PROT',2026,1,'PROT/2026/0001','911dfa82-95d6-42ee-bb82-9f895e487c3a','held',NULL);
CREATE TABLE history (
  sequence INTEGER PRIMARY KEY,
  "when" TEXT NOT NULL,
  who TEXT NOT NULL,
  "group" INTEGER NOT NULL,
  action TEXT NOT NULL,
  record TEXT,
  version INTEGER,
  digest TEXT,
  body_digest TEXT,
  chain TEXT NOT NULL
) STRICT;
INSERT INTO history VALUES(1,'2026-11-23T22:36:56Z','Example desk',1,'import','911dfa82-95d6-42ee-bb82-9f895e487c3a',1,'c81aab98e03a61f18b332446cb4ca48c3257dbc9c6ed9718d8563374efdaca43',NULL,'f31a17ee5a735d1300bbb914b63dde60fe6c3752985d43981a3c9d8515901909');
INSERT INTO history VALUES(2,'2026-11-23T22:36:56Z','Example desk',1,'import','2111aa36-3d30-4dfd-a196-b017ff256a2e',1,'92ac2a33616ef36d9a1b29aaabab5e59a035e0e69d6a7295a6534c8b43a1be32',NULL,'5e30ffc23b07e97148fe241e9d0b18f259259082017dfdc3c6723f1cd4471eb1');
INSERT INTO history VALUES(3,'2026-11-23T22:36:56Z','Example desk',1,'import','04a2076d-548f-4903-a6dd-61f4478b3fda',1,'396ec4e8b1a48dd810ab11a7e54db89b88f38c03e782920a3d5c9ea18944a6ce',NULL,'39d94de7a81fa7b561a7cbb280fd137fed69ab71f21bcafeb1907867510f5c4f');
INSERT INTO history VALUES(4,'2026-11-23T22:36:56Z','Example desk',1,'import','14a76f52-ad17-4cb9-96b0-cb89581424b8',1,'75fac453376b2b872de0d3764562bcedb5624980752f74ff552abe98ac60111b',NULL,'e52538bb0382b77b3f766bbb85ee577c7357e7a47c5e6a8e26e3c2506cc62d95');
INSERT INTO history VALUES(5,'2026-11-23T22:36:56Z','Example desk',1,'import','3472f002-c06e-45f4-933e-7caffc1ee175',1,'b198fcce650f7ed3fc59b1c492148561c2937f6b526564f47ffd14ea107bd0e5',NULL,'84115b308149c39534455504e0e80fd32f18b055b5983d8c46fe6fbf3e8a05b5');
INSERT INTO history VALUES(6,'2026-11-23T22:36:56Z','Example desk',1,'import','491e4e7f-2f43-4f03-af16-05d34f34d3cd',1,'85aed78f99bba9c678f8ffb8e3b1265445bcf4356d061a8c0f3cbe003c4f4bce',NULL,'7ba6fe19d9c90627e9536e59087f95289ccaefde95bb621d7671cdd1954639ba');
INSERT INTO history VALUES(7,'2026-11-23T22:36:56Z','Example desk',1,'import','fe8720e0-ff25-426f-ac49-95ccd461c291',1,'f3a73cb46e4c953ffe4bd7dab6157345d50ed751f4a5471e611607aac027718f',NULL,'c2d3dfbca2bb40f679732917c4125b3d9ab3b31783daf6215773182ffab88e1b');
INSERT INTO history VALUES(8,'2026-11-23T22:36:56Z','Example desk',1,'import','1a9c3b9d-30cb-4e94-8ae6-9637ccb01b4b',1,'06934d61f11487f77a1807766d35ffa9bda315856e7ab64884672b9a05136f06',NULL,'3ffce2887756517a9bbabc747bfe5b13f606ac4c70bf2255fe5c90e49dbd0121');
INSERT INTO history VALUES(9,'2026-11-23T22:36:56Z','Example desk',1,'import','37ae23d3-0380-4de6-9ae4-ebb81c84fd7b',1,'55deb205c162658a2ca0d6cad3f82130ba3e18eb52d487393f8a5e766b73dc14',NULL,'b6aad682b8a3ea8c1cb4ee14ff4c5e3fc257355fe1ad53ccee90aa2d69e144f9');
INSERT INTO history VALUES(10,'2026-11-23T22:36:56Z','Example desk',1,'import','6ee1fbc1-2e9d-4f30-999d-436e0cbab980',1,'0a36a263d570a5c5f45d1a9757319d445cdbed99aa37afce01edad9e1f76c90a',NULL,'ddc8dc354ffc335e708f14a6bef85058d49fde0a23fae16de349b11f67baced6');
INSERT INTO history VALUES(11,'2026-11-23T22:36:56Z','Example desk',1,'import','7011bb16-6027-4271-a1ee-870f0d7f655e',1,'30a7a950d0abdfcea2b3a4dcace7fa20d7859ecafbd4f1287caa91ab9264bde8',NULL,'f91a2973a5e8ef66811afafba4ef5469faaea168111bb9afce7ede6c85406dcc');
INSERT INTO history VALUES(12,'2026-11-23T22:36:56Z','Example desk',1,'import','7a9125b3-a6ac-4fff-80ff-795f03f420a9',1,'5483167a3c6cf0775d49e228430bfcb8f548ce208adb6b16e2fbaae8bf2d6c56',NULL,'62508608e06d28dfb389ed93fd57ad5547ce768293755235482eebd588382479');
INSERT INTO history VALUES(13,'2026-11-23T22:36:56Z','Example desk',1,'import','5065146e-48c0-4df7-82ad-73298f63abdf',1,'261cfe5df95bb1c82af20126193f89da14f43af357c286518ee3c10fdb3942e4',NULL,'ab69b8c2e4a867c88f57d9152f08f21f896e1f2146bbdfc7a9c2c9581b94e589');
INSERT INTO history VALUES(14,'2026-11-23T22:36:56Z','Example desk',1,'import','0885dcfd-41ff-4c91-aa00-53e8d46997f6',1,'e1ea0e0c9b9e8ef11aba4a2f5329fcbc924dece47a7724f87f13913906481059',NULL,'9aed24095ae8d0a37c0b7e29dce708247793e955822076f8fb9fb87b43dcd42b');
INSERT INTO history VALUES(15,'2026-11-23T22:36:56Z','Example desk',1,'import','48af4f9e-c49c-434a-8d3e-6951aa62ecd3',1,'9b4c73931c66d87be6312d86983c8abb7da9f7784686eddc4ceb8c55de80a23a',NULL,'db3f0b20e5c648393be8427b15e1b0ca3da0749e34baa1ad1e564adf92a3b208');
INSERT INTO history VALUES(16,'2026-11-23T22:36:56Z','Example desk',1,'import','53657382-c134-4a25-944d-b629ed5b1644',1,'c6a8c7c3a19193e0f78ea8d983ad121407fc0bf707c9668bf00553d970d1c643',NULL,'48bd343e266d66f663aef3f9d59825d2f7b0771bac0d57bff7f8274ea5749392');
INSERT INTO history VALUES(17,'2026-11-23T22:36:56Z','Example desk',1,'import','75763aa5-4d00-462f-9bff-27e38d8f9fc1',1,'bb1c6098cb9e262452197b068bb92e163fba4ed5702e63e2000ba62192ccfeb0',NULL,'2b9c6b4cbcd9cb80457e711952ca5bd8b2b302d5a8ee5ff545a45ced5509be59');
INSERT INTO history VALUES(18,'2026-11-23T22:36:56Z','Example desk',1,'import','7e9788ea-355f-4912-a8c5-0c1bf260a901',1,'ccb4c794eda0e649659036bce44717000ee66f0e800f816d3593e95f99e79a76',NULL,'34f0392be51dcdf8e7232cf05853052f8d6c096058dde432b20b11fb04880ae0');
INSERT INTO history VALUES(19,'2026-11-23T22:36:56Z','Example desk',1,'import','82f0c0f8-20f5-46df-96d1-a332c525f2de',1,'e4dc6389498cb2b037ae337274ef193377747144f3f0dff1d109706633f25df1',NULL,'5373009cbaaf68b11b9f8f93be6675f622429b8128d32341c7f37e74758e2ec1');
INSERT INTO history VALUES(20,'2026-11-23T22:36:56Z','Example desk',1,'import','918ac6cb-8851-4eed-8dcf-cf39419d4c62',1,'387eed5b2c08499aa30cf8ed1a221a6da9e4016b3341aeff0198aabedc303708',NULL,'823207280d2e7229c885054513ec62bd312e89aa54f4348cf05ab4a50afea00a');
INSERT INTO history VALUES(21,'2026-11-23T22:36:56Z','Example desk',1,'import','96e3fc2e-2441-4939-ac08-d38eae50c4a7',1,'350a79d6398409b0fb64684ed35b91f5c14aa3b1690cd7b137895daf789929ed',NULL,'9038cdd39a0f72cbf134a61794f8aad7e96c61b9e68dca109fb1eb4564d93a64');
INSERT INTO history VALUES(22,'2026-11-23T22:36:56Z','Example desk',1,'import','b1467a82-72af-4548-8395-d94aa92fe381',1,'455162f14ac0291131ab6a93996b891b8a01464ce063a400093e138df52b79d9',NULL,'d6daffaab67e53ca4ced848453a18d90e507e014aa72691d0004e2c4e5e800ad');
INSERT INTO history VALUES(23,'2026-11-23T22:36:56Z','Example desk',1,'import','e6dd2fa9-e729-4e6c-8a73-3dc888567c36',1,'3df7244ba809d309b3401e40004f2609400176db78e1b4471e6e4b7a3b83fb63',NULL,'15cb0f7e0cbf8654158d9720db151f86aa6f74f601e9d63116bea15f5cbef544');
INSERT INTO history VALUES(24,'2026-11-23T22:36:56Z','Example desk',1,'import','310728aa-a143-4cfb-9be0-8afa3eca7050',1,'71a81c1a43d29ac0c2549e258f1fdffab4b5cf65bc6ead97662e4d6529c05ba5',NULL,'4adf9752641474112e5d327cc7ddb9ecdb9f2e0c95407ed4728293dddfb3f7b9');
INSERT INTO history VALUES(25,'2026-11-23T22:36:56Z','Example desk',1,'import','6c91d8fe-a596-4af3-b435-9ffa0aa202f8',1,'3d626d695afccb5bff2308352b8fb09db77410b0670530c9cfaf1d739c5dfb80',NULL,'e4ea4572d9952e3d584768b2025ac07651e5a39eb41e714f4159d2d894299663');
INSERT INTO history VALUES(26,'2026-11-23T22:36:56Z','Example desk',1,'import','72f3ed46-a424-4a9d-a36a-18e42433bc36',1,'e39dbb9a83a2c51b7ec6301f363171b3d389316e797bfdb28842b4e45d72929d',NULL,'67c24bdafb1acc7daed0e990de4f4f2bc882a0d74b6ab0ed18d57c0f71451c3c');
INSERT INTO history VALUES(27,'2026-11-23T22:36:56Z','Example desk',1,'import','8ed35094-94c8-4031-86f2-daf71f45b609',1,'61ebf6dfcd8c07326ddc34c650790b025607c4a0538e8ae2e885e36a20275dd8',NULL,'a7d6d798fea83535c6163278072e11091966b951f4bd7d5ed101416fb1b119b6');
INSERT INTO history VALUES(28,'2026-11-23T22:36:56Z','Example desk',1,'import','cd1e01fb-3d20-45ca-8496-9ab18484ac06',1,'9fa70a2639b96f9e527882f112fc78aa4ee55c07673f6ca965152f38021db9d2',NULL,'4f07e482afca2cc6479418890c78ba934dc58ec6de468a0fce52024ee930af9f');
INSERT INTO history VALUES(29,'2026-11-23T22:36:56Z','Example desk',1,'import','7c2e6a31-2a7c-484a-a38b-07d8e575fed9',1,'3a87d8ce661b4ebc475267301a8d753d86f4a3fc9d60bbc5b5669783a368851d',NULL,'127ff803a7ef21786563dd0ec5dcd4982c07f140b1912d62a11f1d1b2408c543');
INSERT INTO history VALUES(30,'2026-11-23T22:36:56Z','Example desk',1,'import','7b580db3-1b12-4b22-8bfe-01b7e2fbffc2',1,'e11c2ecad23d4806120c228ab04f315d429d64b30f650ebe38e71262583d94d0',NULL,'c6f1e559894ac9a45bd6567da8f24c663d8c47bff7786f44f5e048a36ea7150c');
INSERT INTO history VALUES(31,'2026-11-23T22:36:56Z','Example desk',1,'import','8a349e0f-2871-4ba0-9914-7d1274f9c75e',1,'e2d8edb246f787c9922515d5b2e82337649651b2d1e1f3569b56a2d347f77cb0',NULL,'bfc4d79d74012f03e93a4e93b79a7d7b5d570a968bcc7cbb4968cf75fa619a3f');
INSERT INTO history VALUES(32,'2026-11-23T22:36:56Z','Example desk',1,'import','a7683c16-9bc8-4adf-adac-2827b8e3176b',1,'9ee37ff561353e4229ba6412df28a7ef0cbb798a61a841dc11c7d0d81fdd72b7',NULL,'56b5ad1aa3688e732b1d36469a130bf7b75d02e29c5c9989e11bd60a953adf9e');
INSERT INTO history VALUES(33,'2026-11-23T22:36:56Z','Example desk',1,'import','fbc2ed97-bf8a-4c09-b59b-a8a1e254b402',1,'99f469166ac4cefd75d9e4fa2baae4d1c9dea8f2d2ff197236837ae49ed98d17',NULL,'c90bea92e895ee031bc2183a4c585b88c3494526facc1668f1e804dc03e40ed4');
INSERT INTO history VALUES(34,'2026-11-23T22:36:56Z','Example desk',1,'import','0e446cc8-acdb-4284-b534-70a9c2b9612b',1,'5025eee3a8cb33721c15b40044407bb011065c57c5400b502dc21f5014051a5b',NULL,'03f29fb286dd1d2a7c0922011b2f1f7717795d90b50254d0c2235a3e8b5ef08a');
INSERT INTO history VALUES(35,'2026-11-23T22:36:56Z','Example desk',1,'import','2cae431d-3ffd-4ffd-93be-6a9d27c53be3',1,'c14568c5ee5c86699577fce239534e4faadb43c38cd0212fc294f041b662dacf',NULL,'238e1936f8614851ec0adb6f3fccedca07bc2775feed57a16b79cf3662b5d5d7');
INSERT INTO history VALUES(36,'2026-11-23T22:36:56Z','Example desk',1,'import','34c069f0-03eb-419d-93a5-34d67422cafb',1,'164780b70a7e388529c3c247eb9038847bd2d148cdad67f7b15ed2a372a48b3a',NULL,'2c3d48087df5a661dfd312bf7c7599922f946db74e606bd22541d0a0d947d120');
INSERT INTO history VALUES(37,'2026-11-23T22:36:56Z','Example desk',1,'import','5bbbc809-902f-4927-9ff4-3e1cc08c34db',1,'7954f464b12ab99769002ab1156edad412cada1609ee21d5f61245dedca9862b',NULL,'b7108ce58ada919d67d881cd13722b346e834b031c1fd0965cd0bcc3b2ddf303');
INSERT INTO history VALUES(38,'2026-11-23T22:36:56Z','Example desk',1,'import','621a21dd-9b57-418c-9c41-5e37f905e10d',1,'9a8fed1b5744e40772c41fdcf2d78a6527a175305e3b77c1116556f535e26bb7',NULL,'0acc5aa6f0b6cc6b2712d5267e189db8b751c2103078d060f1ac65c3d0bb4395');
INSERT INTO history VALUES(39,'2026-11-23T22:36:56Z','Example desk',1,'import','7a27c9d3-5d13-4e95-aacb-6c89027cff5f',1,'f91b869fc3aa38c9173bf6f85e44004a6e323865a60281d1f6f0802297a55adc',NULL,'721516c57862a1fe33895c62c3558c771b98919d3595825403821199c3c44705');
INSERT INTO history VALUES(40,'2026-11-23T22:36:56Z','Example desk',1,'import','8c7b29a7-78ed-45ae-8842-cc74a9845397',1,'f16d733c1559c0d127e0e6662943d42ae7797a5c6f1ea7ed374ed42aae34c9d5',NULL,'6262b6a28743c7dfb0b14be48627c762ccedd68d651fe6f341ee2db635419bd6');
INSERT INTO history VALUES(41,'2026-11-23T22:36:56Z','Example desk',1,'import','a230be44-1031-47df-9de7-96784ab3cfea',1,'a9cc06440e1483190af81fb025bab86f32f9c62e7df9413899acf911d67a354e',NULL,'799645da80b7cee250b4678d703804f34e26b23a1931299180b0b8ffb9ee7430');
INSERT INTO history VALUES(42,'2026-11-23T22:36:56Z','Example desk',1,'import','abc6f55e-0981-4f77-8bdd-c83e31f85d4c',1,'b993b1fbc2ed802ff596486cb3d10e7e8dcadace3c40477e0d475e59850307f8',NULL,'febdb665966ec019923f6222cc1e90fcaf4d6e13e486f56d5660d932932341e4');
INSERT INTO history VALUES(43,'2026-11-23T22:36:56Z','Example desk',1,'import','c69fd42d-3a1a-4861-bb80-a5abcaa67f92',1,'40df432897b76623a451e4a1aa93051fb3de0d185e994342e488b708e9fba602',NULL,'992cd779c8ce0db01d5702eafbb40c9994e75b039351e656730c9be972b7b1ab');
INSERT INTO history VALUES(44,'2026-11-23T22:36:56Z','Example desk',1,'import','d2f481e1-20e6-4729-9f0f-1ed590f7a687',1,'702ce3103cb5f716b8946a13ab9132731c54947bfaacab5291f7cf3ddea919df',NULL,'a988ca86e43256afdc49d2cd10a2f9fc253da7566a8450c0e7110c92b5b4777c');
INSERT INTO history VALUES(45,'2026-11-23T22:36:56Z','Example desk',1,'import','e4bc4149-2196-407e-94a7-822ecd287e1c',1,'55efdbca4320eae5a9702d51354c6651fd10a750e039deb14205d2caa14486d5',NULL,'333993b9cfcc6a0d8ead3db16aeced3c8b1881af4214a885e5b1daa8d3ba4418');
INSERT INTO history VALUES(46,'2026-11-23T22:36:56Z','Example desk',1,'import','f6ed40e2-d1f6-49bd-a500-a6b5e1dc324e',1,'b5b0bac5ec049a9c75a8449739fd99a5d589872171a0170f3695dc675e536dac',NULL,'d556124a43102bd0285a5d4078dc300413fd32bfb893799ad0dcb41b931c24c7');
INSERT INTO history VALUES(47,'2026-11-23T22:36:56Z','Example desk',1,'import','fc620f08-109c-4c5a-84ad-f17084dd25f4',1,'bd5953f0c624aaf4b5614c01f4a29bb26c94736cb7f9c6cdffab0091015c5031',NULL,'9a85efff87b17302260573d959642f6c7832fa0b328d8617acd93ae2b2f4181c');
INSERT INTO history VALUES(48,'2026-11-23T22:36:56Z','Example desk',1,'import','fe2fabb5-cecb-40ce-acfc-08072f4e35f6',1,'7fb92bf6cf032295267de1ba06279ff83b1083babd4fd58d28f802d6123189f1',NULL,'528a24833adfced1fdc1be8d82dbe92b8e3503e038eb6791131e349125d50556');
CREATE TABLE history_body (
  sequence INTEGER PRIMARY KEY REFERENCES history (sequence),
  body TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
  form TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  uuid TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  kept TEXT NOT NULL,
  PRIMARY KEY (form, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (
  uuid TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  deleted TEXT NOT NULL,
  who TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  file TEXT,
  who TEXT NOT NULL,
  owner TEXT NOT NULL,
  begun TEXT NOT NULL,
  ended TEXT,
  "group" INTEGER,
  first_sequence INTEGER NOT NULL
) STRICT;
INSERT INTO batch VALUES(1,'done','data/samples/bajaur.json','Example desk','1 1 none','2026-11-23T22:36:56Z','2026-11-23T22:36:56Z',1,1);
CREATE TABLE batch_log (
  batch INTEGER NOT NULL REFERENCES batch (id),
  ordinal INTEGER NOT NULL,
  uuid TEXT NOT NULL,
  what TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  detail TEXT,
  PRIMARY KEY (batch, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_log VALUES(1,1,'911dfa82-95d6-42ee-bb82-9f895e487c3a','new',1,NULL);
INSERT INTO batch_log VALUES(1,2,'2111aa36-3d30-4dfd-a196-b017ff256a2e','new',2,NULL);
INSERT INTO batch_log VALUES(1,3,'04a2076d-548f-4903-a6dd-61f4478b3fda','new',3,NULL);
INSERT INTO batch_log VALUES(1,4,'14a76f52-ad17-4cb9-96b0-cb89581424b8','new',4,NULL);
INSERT INTO batch_log VALUES(1,5,'3472f002-c06e-45f4-933e-7caffc1ee175','new',5,NULL);
INSERT INTO batch_log VALUES(1,6,'491e4e7f-2f43-4f03-af16-05d34f34d3cd','new',6,NULL);
INSERT INTO batch_log VALUES(1,7,'fe8720e0-ff25-426f-ac49-95ccd461c291','new',7,NULL);
INSERT INTO batch_log VALUES(1,8,'1a9c3b9d-30cb-4e94-8ae6-9637ccb01b4b','new',8,NULL);
INSERT INTO batch_log VALUES(1,9,'37ae23d3-0380-4de6-9ae4-ebb81c84fd7b','new',9,NULL);
INSERT INTO batch_log VALUES(1,10,'6ee1fbc1-2e9d-4f30-999d-436e0cbab980','new',10,NULL);
INSERT INTO batch_log VALUES(1,11,'7011bb16-6027-4271-a1ee-870f0d7f655e','new',11,NULL);
INSERT INTO batch_log VALUES(1,12,'7a9125b3-a6ac-4fff-80ff-795f03f420a9','new',12,NULL);
INSERT INTO batch_log VALUES(1,13,'5065146e-48c0-4df7-82ad-73298f63abdf','new',13,NULL);
INSERT INTO batch_log VALUES(1,14,'0885dcfd-41ff-4c91-aa00-53e8d46997f6','new',14,NULL);
INSERT INTO batch_log VALUES(1,15,'48af4f9e-c49c-434a-8d3e-6951aa62ecd3','new',15,NULL);
INSERT INTO batch_log VALUES(1,16,'53657382-c134-4a25-944d-b629ed5b1644','new',16,NULL);
INSERT INTO batch_log VALUES(1,17,'75763aa5-4d00-462f-9bff-27e38d8f9fc1','new',17,NULL);
INSERT INTO batch_log VALUES(1,18,'7e9788ea-355f-4912-a8c5-0c1bf260a901','new',18,NULL);
INSERT INTO batch_log VALUES(1,19,'82f0c0f8-20f5-46df-96d1-a332c525f2de','new',19,NULL);
INSERT INTO batch_log VALUES(1,20,'918ac6cb-8851-4eed-8dcf-cf39419d4c62','new',20,NULL);
INSERT INTO batch_log VALUES(1,21,'96e3fc2e-2441-4939-ac08-d38eae50c4a7','new',21,NULL);
INSERT INTO batch_log VALUES(1,22,'b1467a82-72af-4548-8395-d94aa92fe381','new',22,NULL);
INSERT INTO batch_log VALUES(1,23,'e6dd2fa9-e729-4e6c-8a73-3dc888567c36','new',23,NULL);
INSERT INTO batch_log VALUES(1,24,'310728aa-a143-4cfb-9be0-8afa3eca7050','new',24,NULL);
INSERT INTO batch_log VALUES(1,25,'6c91d8fe-a596-4af3-b435-9ffa0aa202f8','new',25,NULL);
INSERT INTO batch_log VALUES(1,26,'72f3ed46-a424-4a9d-a36a-18e42433bc36','new',26,NULL);
INSERT INTO batch_log VALUES(1,27,'8ed35094-94c8-4031-86f2-daf71f45b609','new',27,NULL);
INSERT INTO batch_log VALUES(1,28,'cd1e01fb-3d20-45ca-8496-9ab18484ac06','new',28,NULL);
INSERT INTO batch_log VALUES(1,29,'7c2e6a31-2a7c-484a-a38b-07d8e575fed9','new',29,NULL);
INSERT INTO batch_log VALUES(1,30,'7b580db3-1b12-4b22-8bfe-01b7e2fbffc2','new',30,NULL);
INSERT INTO batch_log VALUES(1,31,'8a349e0f-2871-4ba0-9914-7d1274f9c75e','new',31,NULL);
INSERT INTO batch_log VALUES(1,32,'a7683c16-9bc8-4adf-adac-2827b8e3176b','new',32,NULL);
INSERT INTO batch_log VALUES(1,33,'fbc2ed97-bf8a-4c09-b59b-a8a1e254b402','new',33,NULL);
INSERT INTO batch_log VALUES(1,34,'0e446cc8-acdb-4284-b534-70a9c2b9612b','new',34,NULL);
INSERT INTO batch_log VALUES(1,35,'2cae431d-3ffd-4ffd-93be-6a9d27c53be3','new',35,NULL);
INSERT INTO batch_log VALUES(1,36,'34c069f0-03eb-419d-93a5-34d67422cafb','new',36,NULL);
INSERT INTO batch_log VALUES(1,37,'5bbbc809-902f-4927-9ff4-3e1cc08c34db','new',37,NULL);
INSERT INTO batch_log VALUES(1,38,'621a21dd-9b57-418c-9c41-5e37f905e10d','new',38,NULL);
INSERT INTO batch_log VALUES(1,39,'7a27c9d3-5d13-4e95-aacb-6c89027cff5f','new',39,NULL);
INSERT INTO batch_log VALUES(1,40,'8c7b29a7-78ed-45ae-8842-cc74a9845397','new',40,NULL);
INSERT INTO batch_log VALUES(1,41,'a230be44-1031-47df-9de7-96784ab3cfea','new',41,NULL);
INSERT INTO batch_log VALUES(1,42,'abc6f55e-0981-4f77-8bdd-c83e31f85d4c','new',42,NULL);
INSERT INTO batch_log VALUES(1,43,'c69fd42d-3a1a-4861-bb80-a5abcaa67f92','new',43,NULL);
INSERT INTO batch_log VALUES(1,44,'d2f481e1-20e6-4729-9f0f-1ed590f7a687','new',44,NULL);
INSERT INTO batch_log VALUES(1,45,'e4bc4149-2196-407e-94a7-822ecd287e1c','new',45,NULL);
INSERT INTO batch_log VALUES(1,46,'f6ed40e2-d1f6-49bd-a500-a6b5e1dc324e','new',46,NULL);
INSERT INTO batch_log VALUES(1,47,'fc620f08-109c-4c5a-84ad-f17084dd25f4','new',47,NULL);
INSERT INTO batch_log VALUES(1,48,'fe2fabb5-cecb-40ce-acfc-08072f4e35f6','new',48,NULL);
CREATE TABLE batch_label (
  uuid TEXT NOT NULL,
  label TEXT NOT NULL,
  target TEXT NOT NULL,
  batch INTEGER NOT NULL,
  PRIMARY KEY (uuid, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  text TEXT
) STRICT;
CREATE TABLE chunk (
  content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (content, ordinal)
) STRICT;
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('desk_day','2026-03-02');
INSERT INTO setting VALUES('layout','b3413fb3aedb37a92458fbdd8637c0742cb6bf7a46a0bbfd11a1a002343b62fe');
INSERT INTO setting VALUES('origin','88958e50-77c6-4129-a779-8dd5d11962f6');
INSERT INTO setting VALUES('text_index','1.1');
CREATE TABLE IF NOT EXISTS "record_corrections" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "when" TEXT,
  "who" TEXT,
  "field" TEXT,
  "line" TEXT,
  "before" TEXT,
  "after" TEXT,
  "reason" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "record_links" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "type" TEXT,
  "note" TEXT,
  "date" TEXT,
  "date_typed" TEXT,
  "date_quality" TEXT,
  "date_first" INTEGER,
  "date_last" INTEGER,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO record_links VALUES(1,0,NULL,NULL,'cites',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(1,1,NULL,NULL,'protests',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(2,0,NULL,NULL,'about',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(3,0,NULL,NULL,'about',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(4,0,NULL,NULL,'about',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(4,1,NULL,NULL,'announces',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(5,0,NULL,NULL,'about',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(6,0,NULL,NULL,'context-of',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(7,0,NULL,NULL,'corrects',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO record_links VALUES(8,0,NULL,NULL,'context-of',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "record_attachments" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "name" TEXT,
  "sha256" TEXT,
  "size" INTEGER,
  "media_type" TEXT,
  "captured_on" TEXT,
  "captured_on_typed" TEXT,
  "captured_on_quality" TEXT,
  "captured_on_first" INTEGER,
  "captured_on_last" INTEGER,
  "marking" TEXT,
  "marking_caveats" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "demarche" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "act_kind" TEXT,
  "direction" TEXT,
  "addressee_post" TEXT,
  "form" TEXT,
  "occasion_date" TEXT,
  "occasion_date_typed" TEXT,
  "occasion_date_quality" TEXT,
  "occasion_date_first" INTEGER,
  "occasion_date_last" INTEGER,
  "tone" TEXT,
  "level" TEXT,
  "left_in_writing" TEXT,
  "date_on_document" TEXT,
  "date_on_document_typed" TEXT,
  "date_on_document_quality" TEXT,
  "date_on_document_first" INTEGER,
  "date_on_document_last" INTEGER,
  "instruction_ref" TEXT,
  "reply_by" TEXT,
  "reply_by_typed" TEXT,
  "reply_by_quality" TEXT,
  "reply_by_first" INTEGER,
  "reply_by_last" INTEGER,
  "delivery" TEXT,
  "publicity" TEXT,
  "outcome" TEXT,
  "outcome_text" TEXT,
  "body" TEXT
) STRICT;
INSERT INTO demarche VALUES(1,NULL,'protest','made',NULL,'summons','2026-02-16/..','after 16 feb','inferred',2461088,NULL,'condemn','unknown','unknown',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'announced',NULL,NULL,'The Ministry of Foreign Affairs of Pakistan summoned the Afghan mission and lodged a formal protest. The day and the name of the addressee are not stated.');
CREATE TABLE IF NOT EXISTS "demarche_points" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "kind" TEXT,
  "text" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO demarche_points VALUES(1,0,'56c04a34-1df3-461d-a20a-4e55262de388',NULL,'condemnation','Strong condemnation of the attack.');
INSERT INTO demarche_points VALUES(1,1,'d943ec71-76ee-44b6-9c50-a3f1323e3653',NULL,'warning','Failure to act harms regional stability and co-operation.');
INSERT INTO demarche_points VALUES(1,2,'1d05edff-3f1d-4c56-9548-be96ffb45b26',NULL,'background','Earlier assurances of co-operation against terrorism have not been translated into visible, concrete measures.');
CREATE TABLE IF NOT EXISTS "demarche_answers" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "on" TEXT,
  "on_typed" TEXT,
  "on_quality" TEXT,
  "on_first" INTEGER,
  "on_last" INTEGER,
  "how" TEXT,
  "response" TEXT,
  "text" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "document" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "form" TEXT,
  "direction" TEXT,
  "our_ref" TEXT,
  "date_on_document" TEXT,
  "date_on_document_typed" TEXT,
  "date_on_document_quality" TEXT,
  "date_on_document_first" INTEGER,
  "date_on_document_last" INTEGER,
  "date_sent_or_received" TEXT,
  "date_sent_or_received_typed" TEXT,
  "date_sent_or_received_quality" TEXT,
  "date_sent_or_received_first" INTEGER,
  "date_sent_or_received_last" INTEGER,
  "due" TEXT,
  "due_typed" TEXT,
  "due_quality" TEXT,
  "due_first" INTEGER,
  "due_last" INTEGER,
  "precedence" TEXT,
  "body" TEXT,
  "medium" TEXT,
  "original_location" TEXT,
  "sign_off" TEXT,
  "source" TEXT
) STRICT;
INSERT INTO document VALUES(2,NULL,'paper','internal',NULL,'2026-03-02',NULL,NULL,2461102,2461102,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,replace('Stated: the summons, the protest and its terms, the three demands, the right reserved, the attack of 16 February and its two phases, the counts of killed as each source gives them.\n\nNot stated: the day of the summons, who was received, whether anything was left in writing, the days of the earlier assurances, any answer.\n\nInferred: the year of the attack.','\n',char(10)),NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "document_their_refs" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "reference" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "document_correspondents" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "role" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "statement" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "speaker_post" TEXT,
  "statement_kind" TEXT,
  "made_at" TEXT,
  "made_at_typed" TEXT,
  "made_at_quality" TEXT,
  "made_at_first" INTEGER,
  "made_at_last" INTEGER,
  "body" TEXT,
  "url" TEXT,
  "captured_at" TEXT,
  "captured_at_typed" TEXT,
  "captured_at_quality" TEXT,
  "captured_at_first" INTEGER,
  "captured_at_last" INTEGER,
  "translation" TEXT
) STRICT;
INSERT INTO statement VALUES(3,NULL,NULL,'press-statement','2026-02-16/..','after 16 feb','inferred',2461088,NULL,'ISPR counts 12 attackers killed and speaks of an external proxy, which it does not name.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO statement VALUES(4,NULL,NULL,'press-statement','2026-02-16/..','after 16 feb','inferred',2461088,NULL,'The ministry makes known that it summoned the Afghan mission and lodged a formal protest over the attack in Bajaur. It says that the TTP did it.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO statement VALUES(5,NULL,NULL,'report','2026-02-16/..','after 16 feb','inferred',2461088,NULL,'Officials and experts, who are not named, speak of heavy casualties, and of incidents that have been rising since the Taliban returned to power in 2021.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO statement VALUES(6,NULL,'Director General, ISPR',NULL,'2026-01/2026-02-16','earlier in the year','inferred',2461042,2461088,'Rounded figures for 2025: over 75,000 intelligence-based operations, more than 14,000 of them in Khyber Pakhtunkhwa and nearly 59,000 in Balochistan; over 5,000 incidents, most in two provinces; about 2,597 militants killed.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO statement VALUES(7,NULL,NULL,'report','XXXX',NULL,NULL,NULL,NULL,'Operations: 75,175 = 14,658 + 58,778 + 1,739. Incidents: 5,397 = 3,811 + 1,557 + 29.',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "incident" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "incident_kind" TEXT,
  "start" TEXT,
  "start_typed" TEXT,
  "start_quality" TEXT,
  "start_first" INTEGER,
  "start_last" INTEGER,
  "end" TEXT,
  "end_typed" TEXT,
  "end_quality" TEXT,
  "end_first" INTEGER,
  "end_last" INTEGER,
  "cross_border" TEXT,
  "status" TEXT,
  "damage" TEXT,
  "body" TEXT
) STRICT;
INSERT INTO incident VALUES(8,NULL,'political-change','2021',NULL,NULL,2459216,2459580,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Held as context. Incidents are said to have risen since.');
INSERT INTO incident VALUES(9,NULL,'armed-attack','2026-02-16','16 February','inferred',2461088,2461088,NULL,NULL,NULL,NULL,NULL,'unknown','reported',NULL,'A suicide vehicle bomb, then a co-ordinated fire raid, on a joint checkpost of the army and law-enforcement agencies in the district of Bajaur, Khyber Pakhtunkhwa. Who did it and how many were killed stand below as each source says.');
CREATE TABLE IF NOT EXISTS "incident_phases" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "method" TEXT,
  "start" TEXT,
  "start_typed" TEXT,
  "start_quality" TEXT,
  "start_first" INTEGER,
  "start_last" INTEGER,
  "text" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_phases VALUES(9,0,'6bc4c9d3-ed8b-4253-9597-5f7fff52c353',NULL,'suicide-vehicle-bomb',NULL,NULL,NULL,NULL,NULL,'A vehicle bomb, driven by a suicide attacker.');
INSERT INTO incident_phases VALUES(9,1,'a3e76fae-8bf1-431f-98bd-63ca3ec14f58',NULL,'fire-raid',NULL,NULL,NULL,NULL,NULL,'A co-ordinated fire raid that followed the bomb.');
CREATE TABLE IF NOT EXISTS "incident_targets" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "kind" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_targets VALUES(9,0,'1b5a430c-e759-4008-b51a-91707c7324cf',NULL,'checkpost');
CREATE TABLE IF NOT EXISTS "incident_roles" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "role" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_roles VALUES(9,0,'612123b1-8951-4cd1-9b62-09bb631fddc8',NULL,'operated-target');
INSERT INTO incident_roles VALUES(9,1,'a542255c-e47b-41d9-b356-8a9e1d69ae44',NULL,'operated-target');
CREATE TABLE IF NOT EXISTS "incident_claims" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "property" TEXT,
  "degree" TEXT,
  "quantity" TEXT,
  "quantity_best" INTEGER,
  "quantity_low" INTEGER,
  "quantity_high" INTEGER,
  "quantity_wording" TEXT,
  "category" TEXT,
  "effect" TEXT,
  "text" TEXT,
  "stance" TEXT,
  "wording" TEXT,
  "reliability" TEXT,
  "our_line" INTEGER,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_claims VALUES(9,0,'fcdfaea0-5f89-414f-8465-6cb155f94bea',NULL,'attribution','asserted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'asserts',NULL,NULL,1);
INSERT INTO incident_claims VALUES(9,1,'ec196ed9-130f-4b09-8ec8-4e3baa66c603',NULL,'attribution','asserted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'asserts',NULL,NULL,NULL);
INSERT INTO incident_claims VALUES(9,2,'a2ed7cc1-3107-42e6-aea9-6e1f66848007',NULL,'casualty',NULL,'exact',11,NULL,NULL,NULL,'military','killed',NULL,'asserts',NULL,NULL,1);
INSERT INTO incident_claims VALUES(9,3,'ce9c59e3-7fe8-4228-b0c9-80c26fa57726',NULL,'casualty',NULL,'unknown',NULL,NULL,NULL,'heavy casualties','unknown',NULL,NULL,'asserts','heavy casualties',NULL,NULL);
INSERT INTO incident_claims VALUES(9,4,'27aa5e6e-6e27-4897-9056-3dcd26ea2fc8',NULL,'casualty',NULL,'exact',12,NULL,NULL,NULL,'assailant','killed',NULL,'asserts',NULL,NULL,NULL);
INSERT INTO incident_claims VALUES(9,5,'bd0e9759-f523-41ed-a0b3-0cbdef56ad74',NULL,'free',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'The leadership of the TTP operates from Afghan territory.','asserts',NULL,NULL,1);
CREATE TABLE IF NOT EXISTS "demand" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "text" TEXT,
  "demand_kind" TEXT,
  "urgency" TEXT,
  "deadline" TEXT,
  "deadline_typed" TEXT,
  "deadline_quality" TEXT,
  "deadline_first" INTEGER,
  "deadline_last" INTEGER,
  "verification" INTEGER
) STRICT;
INSERT INTO demand VALUES(10,NULL,'Take immediate and verifiable steps against groups in Afghan territory.','act-against-group','immediate',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO demand VALUES(11,NULL,'Dismantle the infrastructure of these groups.','dismantle',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO demand VALUES(12,NULL,'Act against the leaders who plan attacks.','act-against-persons',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "demand_assessments" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "on" TEXT,
  "on_typed" TEXT,
  "on_quality" TEXT,
  "on_first" INTEGER,
  "on_last" INTEGER,
  "verdict" TEXT,
  "text" TEXT,
  "by" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO demand_assessments VALUES(10,0,'476f679f-0e3d-4034-acc7-225a1a335cbd',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'open','No answer is known, and no step that could be verified.','Example desk');
INSERT INTO demand_assessments VALUES(11,0,'30a128d4-9d57-4e35-8a82-9e8a4d7a49eb',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'open','No answer is known.','Example desk');
INSERT INTO demand_assessments VALUES(12,0,'c242345b-eddb-4093-94b1-b361728e9e2a',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'open','No answer is known.','Example desk');
CREATE TABLE IF NOT EXISTS "assurance" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "text" TEXT,
  "given_on" TEXT,
  "given_on_typed" TEXT,
  "given_on_quality" TEXT,
  "given_on_first" INTEGER,
  "given_on_last" INTEGER,
  "times" TEXT,
  "times_best" INTEGER,
  "times_low" INTEGER,
  "times_high" INTEGER,
  "times_wording" TEXT,
  "form" TEXT,
  "conditions" TEXT,
  "review_on" TEXT,
  "review_on_typed" TEXT,
  "review_on_quality" TEXT,
  "review_on_first" INTEGER,
  "review_on_last" INTEGER
) STRICT;
INSERT INTO assurance VALUES(13,NULL,'Co-operation against terrorism','XXXX','unknown',NULL,NULL,NULL,'several',NULL,NULL,NULL,'more than once',NULL,NULL,'2026-03-02',NULL,NULL,2461102,2461102);
CREATE TABLE IF NOT EXISTS "assurance_assessments" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "on" TEXT,
  "on_typed" TEXT,
  "on_quality" TEXT,
  "on_first" INTEGER,
  "on_last" INTEGER,
  "verdict" TEXT,
  "text" TEXT,
  "by" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO assurance_assessments VALUES(13,0,'2fff3c6e-13fb-49d6-924a-e4c496e91afc',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'not-kept','Not translated into visible, concrete measures.','Example desk');
CREATE TABLE IF NOT EXISTS "reservation" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "text" TEXT,
  "scope" TEXT,
  "trigger" TEXT,
  "legal_basis" TEXT
) STRICT;
INSERT INTO reservation VALUES(14,NULL,'Pakistan reserves the right to respond to threats from across the border.','Measures would aim at those responsible.','Threats from across the border.',NULL);
CREATE TABLE IF NOT EXISTS "reservation_assessments" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "on" TEXT,
  "on_typed" TEXT,
  "on_quality" TEXT,
  "on_first" INTEGER,
  "on_last" INTEGER,
  "verdict" TEXT,
  "text" TEXT,
  "by" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO reservation_assessments VALUES(14,0,'3696d543-0e43-416d-abef-7e406e9828a0',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'standing','Made with the protest; nothing known since.','Example desk');
CREATE TABLE IF NOT EXISTS "actor" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "actor_kind" TEXT,
  "iso_code" TEXT,
  "recognition" TEXT
) STRICT;
INSERT INTO actor VALUES(15,NULL,'state','PK',NULL);
INSERT INTO actor VALUES(16,NULL,'armed-force',NULL,NULL);
INSERT INTO actor VALUES(17,NULL,'other',NULL,NULL);
INSERT INTO actor VALUES(18,NULL,'other',NULL,NULL);
INSERT INTO actor VALUES(19,NULL,'ministry',NULL,NULL);
INSERT INTO actor VALUES(20,NULL,'mission',NULL,NULL);
INSERT INTO actor VALUES(21,NULL,'government',NULL,'not-stated');
INSERT INTO actor VALUES(22,NULL,'armed-group',NULL,NULL);
CREATE TABLE IF NOT EXISTS "actor_names" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "text" TEXT,
  "language" TEXT,
  "script" TEXT,
  "kind" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO actor_names VALUES(15,0,'8ee2aa5d-d871-4d32-ac3d-073afa5a3108',NULL,'Pakistan','en',NULL,'short');
INSERT INTO actor_names VALUES(16,0,'6008fcec-01fd-45a8-a4e8-8411e00d325b',NULL,'Pakistan Army','en',NULL,'short');
INSERT INTO actor_names VALUES(17,0,'4b960c48-994d-46c1-959b-f25c24459a3f',NULL,'Inter-Services Public Relations','en',NULL,'official');
INSERT INTO actor_names VALUES(17,1,'92cb9d47-8735-43da-9c22-6f2334e70e3d',NULL,'ISPR','en',NULL,'acronym');
INSERT INTO actor_names VALUES(18,0,'118d8594-4f8f-4a62-8d35-758997eac61f',NULL,'Law-enforcement agencies of Pakistan','en',NULL,'short');
INSERT INTO actor_names VALUES(18,1,'c2ab1c63-a51b-4aab-9b29-17a4991d377d',NULL,'Law-enforcement agencies','en',NULL,'short');
INSERT INTO actor_names VALUES(19,0,'3b7e18b6-b024-4c2f-8d5f-f889b9538d10',NULL,'Ministry of Foreign Affairs of Pakistan','en',NULL,'official');
INSERT INTO actor_names VALUES(19,1,'5727e320-42bc-4839-b1fa-49a762db5c35',NULL,'Ministry of Foreign Affairs','en',NULL,'short');
INSERT INTO actor_names VALUES(20,0,'01c690ad-bfa4-46a5-b8aa-d729983cf4ba',NULL,'Afghan mission in Islamabad','en',NULL,'short');
INSERT INTO actor_names VALUES(20,1,'2d470129-171c-4367-b257-7a9abab19edc',NULL,'Afghan mission','en',NULL,'short');
INSERT INTO actor_names VALUES(21,0,'729b4ebb-701e-44f5-8fff-5f963a9e0beb',NULL,'Afghan Taliban authorities','en',NULL,'short');
INSERT INTO actor_names VALUES(21,1,'65c941b2-7af6-49c8-938f-034cb7562a24',NULL,'Afghan Taliban leadership','en',NULL,'used-by');
INSERT INTO actor_names VALUES(21,2,'013046db-c22d-4afe-af79-2e3b1679fb81',NULL,'Taliban','en',NULL,'short');
INSERT INTO actor_names VALUES(22,0,'a5b8356f-c727-4942-b13c-051b4bb37725',NULL,'Tehrik-e-Taliban Pakistan','en',NULL,'official');
INSERT INTO actor_names VALUES(22,1,'ba715739-94c5-4b77-b841-6edf7519127a',NULL,'TTP','en',NULL,'acronym');
CREATE TABLE IF NOT EXISTS "actor_designations" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "text" TEXT,
  "on" TEXT,
  "on_typed" TEXT,
  "on_quality" TEXT,
  "on_first" INTEGER,
  "on_last" INTEGER,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "person" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT
) STRICT;
INSERT INTO person VALUES(23,NULL);
CREATE TABLE IF NOT EXISTS "person_names" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "text" TEXT,
  "language" TEXT,
  "script" TEXT,
  "kind" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO person_names VALUES(23,0,'a9589e59-ff66-45df-bdce-a3372b834cc8',NULL,'Ahmed Sharif Chaudhry','en',NULL,'short');
CREATE TABLE IF NOT EXISTS "person_posts" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "post" TEXT,
  "from" TEXT,
  "from_typed" TEXT,
  "from_quality" TEXT,
  "from_first" INTEGER,
  "from_last" INTEGER,
  "to" TEXT,
  "to_typed" TEXT,
  "to_quality" TEXT,
  "to_first" INTEGER,
  "to_last" INTEGER,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO person_posts VALUES(23,0,'993878fb-6a58-4eeb-ae4a-c809d375a00c',NULL,'Director General, ISPR',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "place" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "place_kind" TEXT,
  "position" TEXT,
  "precision" TEXT
) STRICT;
INSERT INTO place VALUES(24,NULL,'country',NULL,NULL);
INSERT INTO place VALUES(25,NULL,'district',NULL,NULL);
INSERT INTO place VALUES(26,NULL,'province',NULL,NULL);
INSERT INTO place VALUES(27,NULL,'province',NULL,NULL);
INSERT INTO place VALUES(28,NULL,'country',NULL,NULL);
CREATE TABLE IF NOT EXISTS "place_names" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "text" TEXT,
  "language" TEXT,
  "script" TEXT,
  "kind" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO place_names VALUES(24,0,'af0b0343-3fc7-4b95-b37d-a97f8e5d39ba',NULL,'Afghanistan','en',NULL,'short');
INSERT INTO place_names VALUES(25,0,'81943652-4495-4b19-abb4-41d7defa5d72',NULL,'Bajaur','en',NULL,'short');
INSERT INTO place_names VALUES(26,0,'0af74d45-826d-4f6f-a9bf-d2decdadde28',NULL,'Khyber Pakhtunkhwa','en',NULL,'short');
INSERT INTO place_names VALUES(27,0,'3e32c7ed-7fd9-431d-a27b-1adde52501d5',NULL,'Balochistan','en',NULL,'short');
INSERT INTO place_names VALUES(28,0,'284669aa-10d6-4e8f-a501-d61e5210880d',NULL,'Pakistan','en',NULL,'short');
CREATE TABLE IF NOT EXISTS "casefile" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "class" TEXT,
  "opened" TEXT,
  "opened_typed" TEXT,
  "opened_quality" TEXT,
  "opened_first" INTEGER,
  "opened_last" INTEGER,
  "closed" TEXT,
  "closed_typed" TEXT,
  "closed_quality" TEXT,
  "closed_first" INTEGER,
  "closed_last" INTEGER,
  "holder" TEXT,
  "summary" TEXT
) STRICT;
INSERT INTO casefile VALUES(29,NULL,'AFG','2026-03-02',NULL,NULL,2461102,2461102,NULL,NULL,NULL,NULL,NULL,'Example desk','The protest that Pakistan made over the attack of 16 February in Bajaur: what was asked, what was promised before, which right was reserved, and what each source says about the attack. No answer is known.');
CREATE TABLE IF NOT EXISTS "casefile_items" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "folio" TEXT,
  "note" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO casefile_items VALUES(29,0,'28fab1e4-0fad-4e4d-8337-7e620bd99e22',NULL,'1',NULL);
INSERT INTO casefile_items VALUES(29,1,'6ce840f9-f568-4be8-bcf2-5c485d512ab9',NULL,'2',NULL);
INSERT INTO casefile_items VALUES(29,2,'9364166f-4527-48bf-9abc-e0e247d05f8c',NULL,'3',NULL);
INSERT INTO casefile_items VALUES(29,3,'64d2742a-fcd0-46ed-8ac3-873f794f858e',NULL,'4',NULL);
INSERT INTO casefile_items VALUES(29,4,'a340d870-147c-4436-8cfc-dad7e00f1960',NULL,'5',NULL);
INSERT INTO casefile_items VALUES(29,5,'5f45287b-a89f-4c7d-b22c-93c01a02ef44',NULL,'6',NULL);
INSERT INTO casefile_items VALUES(29,6,'2d8d6fe4-2743-4562-b050-cbbe2687244e',NULL,'7',NULL);
INSERT INTO casefile_items VALUES(29,7,'0d7f664d-3533-4138-90cd-4af2a6169ea0',NULL,'8',NULL);
INSERT INTO casefile_items VALUES(29,8,'178d4d32-2124-4762-9821-1fa487c186bb',NULL,'9',NULL);
INSERT INTO casefile_items VALUES(29,9,'826f4c85-0699-40ce-879e-b3f4e91d9719',NULL,NULL,NULL);
INSERT INTO casefile_items VALUES(29,10,'ac7fdc2a-d156-442c-a80a-836c38c7885d',NULL,NULL,NULL);
INSERT INTO casefile_items VALUES(29,11,'5e51baad-1c23-4e09-b1b8-9608ed02e24d',NULL,NULL,NULL);
INSERT INTO casefile_items VALUES(29,12,'13bf1a34-4294-46f0-9617-688e861541e9',NULL,NULL,NULL);
INSERT INTO casefile_items VALUES(29,13,'3094a91a-1717-4cdf-ace2-43f93da65158',NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "casefile_minutes" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "date" TEXT,
  "date_typed" TEXT,
  "date_quality" TEXT,
  "date_first" INTEGER,
  "date_last" INTEGER,
  "text" TEXT,
  "by" TEXT,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO casefile_minutes VALUES(29,0,'83bf7878-bb8a-406f-a707-b355bf537243',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'Opened on what is public. The day of the summons and the name of the addressee are not stated; both stay open.','Example desk');
INSERT INTO casefile_minutes VALUES(29,1,'c56eb934-9336-4deb-99cb-b36d00a71c72',NULL,'2026-03-02',NULL,NULL,2461102,2461102,'The rounded figures for 2025 are replaced by the published ones. The published parts sum.','Example desk');
CREATE TABLE IF NOT EXISTS "action" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "what" TEXT,
  "due" TEXT,
  "due_typed" TEXT,
  "due_quality" TEXT,
  "due_first" INTEGER,
  "due_last" INTEGER,
  "assignee" TEXT,
  "done_on" TEXT,
  "done_on_typed" TEXT,
  "done_on_quality" TEXT,
  "done_on_first" INTEGER,
  "done_on_last" INTEGER,
  "result" TEXT
) STRICT;
INSERT INTO "action" VALUES(30,NULL,'See whether steps against the groups are taken and can be verified.','2026-03-04',NULL,NULL,2461104,2461104,'Example desk',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "action" VALUES(31,NULL,'See whether infrastructure is dismantled.','2026-03-06',NULL,NULL,2461106,2461106,'Example desk',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "action" VALUES(32,NULL,'See whether there is action against the leaders who plan attacks.','2026-03-11',NULL,NULL,2461111,2461111,'Example desk',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "action" VALUES(33,NULL,'Enter the protest with its demands, the right reserved and the figures.','2026-03-02',NULL,NULL,2461102,2461102,'Example desk','2026-03-02',NULL,NULL,2461102,2461102,'Entered. Missing: the day of the summons and the name of the addressee.');
CREATE TABLE IF NOT EXISTS "figure" (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT,
  "measure" TEXT,
  "unit" TEXT,
  "period" TEXT,
  "period_typed" TEXT,
  "period_quality" TEXT,
  "period_first" INTEGER,
  "period_last" INTEGER,
  "quantity" TEXT,
  "quantity_best" INTEGER,
  "quantity_low" INTEGER,
  "quantity_high" INTEGER,
  "quantity_wording" TEXT
) STRICT;
INSERT INTO figure VALUES(34,NULL,'Intelligence-based operations','operations','2025',NULL,NULL,2460677,2461041,'exact',58778,NULL,NULL,NULL);
INSERT INTO figure VALUES(35,NULL,'Incidents, first part','incidents','2025',NULL,NULL,2460677,2461041,'exact',3811,NULL,NULL,NULL);
INSERT INTO figure VALUES(36,NULL,'Incidents, third part','incidents','2025',NULL,NULL,2460677,2461041,'exact',29,NULL,NULL,NULL);
INSERT INTO figure VALUES(37,NULL,'Incidents, second part','incidents','2025',NULL,NULL,2460677,2461041,'exact',1557,NULL,NULL,NULL);
INSERT INTO figure VALUES(38,NULL,'Incidents','incidents','2025',NULL,NULL,2460677,2461041,'over',5000,NULL,NULL,'Over 5,000');
INSERT INTO figure VALUES(39,NULL,'Militants killed','militants','2025',NULL,NULL,2460677,2461041,'about',2597,NULL,NULL,'About 2,597');
INSERT INTO figure VALUES(40,NULL,'Incidents in two provinces','incidents','2025',NULL,NULL,2460677,2461041,'unknown',NULL,NULL,NULL,'Most in two provinces');
INSERT INTO figure VALUES(41,NULL,'Intelligence-based operations','operations','2025',NULL,NULL,2460677,2461041,'over',14000,NULL,NULL,'More than 14,000');
INSERT INTO figure VALUES(42,NULL,'Incidents','incidents','2025',NULL,NULL,2460677,2461041,'exact',5397,NULL,NULL,NULL);
INSERT INTO figure VALUES(43,NULL,'Intelligence-based operations','operations','2025',NULL,NULL,2460677,2461041,'nearly',59000,NULL,NULL,'Nearly 59,000');
INSERT INTO figure VALUES(44,NULL,'Intelligence-based operations','operations','2025',NULL,NULL,2460677,2461041,'over',75000,NULL,NULL,'Over 75,000');
INSERT INTO figure VALUES(45,NULL,'Incidents since the Taliban returned to power','incidents','2021/..',NULL,NULL,2459216,NULL,'unknown',NULL,NULL,NULL,'Rising since 2021');
INSERT INTO figure VALUES(46,NULL,'Intelligence-based operations','operations','2025',NULL,NULL,2460677,2461041,'exact',75175,NULL,NULL,NULL);
INSERT INTO figure VALUES(47,NULL,'Intelligence-based operations elsewhere','operations','2025',NULL,NULL,2460677,2461041,'exact',1739,NULL,NULL,NULL);
INSERT INTO figure VALUES(48,NULL,'Intelligence-based operations','operations','2025',NULL,NULL,2460677,2461041,'exact',14658,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "figure_claims" (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  uuid TEXT,
  unknown TEXT,
  "property" TEXT,
  "degree" TEXT,
  "quantity" TEXT,
  "quantity_best" INTEGER,
  "quantity_low" INTEGER,
  "quantity_high" INTEGER,
  "quantity_wording" TEXT,
  "category" TEXT,
  "effect" TEXT,
  "text" TEXT,
  "stance" TEXT,
  "wording" TEXT,
  "reliability" TEXT,
  "our_line" INTEGER,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO figure_claims VALUES(45,0,'589a9970-d451-4c16-a4d9-706c5c9b5979',NULL,'figure',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'rising since 2021','asserts',NULL,NULL,NULL);
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('casefile_minutes','casefile_minutes','2 2 1');
INSERT INTO sqlite_stat1 VALUES('place_names','place_names','5 1 1');
INSERT INTO sqlite_stat1 VALUES('person_posts','person_posts','1 1 1');
INSERT INTO sqlite_stat1 VALUES('person_names','person_names','1 1 1');
INSERT INTO sqlite_stat1 VALUES('actor_names','actor_names','15 2 1');
INSERT INTO sqlite_stat1 VALUES('reservation_assessments','reservation_assessments','1 1 1');
INSERT INTO sqlite_stat1 VALUES('assurance_assessments','assurance_assessments','1 1 1');
INSERT INTO sqlite_stat1 VALUES('demand_assessments','demand_assessments','3 1 1');
INSERT INTO sqlite_stat1 VALUES('incident_claims','incident_claims','6 6 1');
INSERT INTO sqlite_stat1 VALUES('batch_log','batch_log_uuid','48 1 1');
INSERT INTO sqlite_stat1 VALUES('batch_log','batch_log','48 48 1');
INSERT INTO sqlite_stat1 VALUES('item','item_text','3 3 1');
INSERT INTO sqlite_stat1 VALUES('item','item','3 3 3 3 1');
INSERT INTO sqlite_stat1 VALUES('record','record_counterpart','24 2');
INSERT INTO sqlite_stat1 VALUES('record','record_label','48 2');
INSERT INTO sqlite_stat1 VALUES('record','record_date_key','48 1');
INSERT INTO sqlite_stat1 VALUES('record','record_kind','48 4 1');
INSERT INTO sqlite_stat1 VALUES('record','sqlite_autoindex_record_1','48 1');
INSERT INTO sqlite_stat1 VALUES('reference','reference_target','116 4 2 2');
INSERT INTO sqlite_stat1 VALUES('reference','reference','118 3 2 1 1');
INSERT INTO sqlite_stat1 VALUES('register_book','register_book_uuid','3 1');
INSERT INTO sqlite_stat1 VALUES('register_book','register_book_reference','3 1');
INSERT INTO sqlite_stat1 VALUES('register_book','register_book','3 1 1 1');
INSERT INTO sqlite_stat1 VALUES('record_links','record_links','10 2 1');
INSERT INTO sqlite_stat1 VALUES('casefile_items','casefile_items','14 14 1');
INSERT INTO sqlite_stat1 VALUES('number','number_record','3 1');
INSERT INTO sqlite_stat1 VALUES('number','number','3 1 1 1');
INSERT INTO sqlite_stat1 VALUES('record_search_idx','record_search_idx','3 3 1');
INSERT INTO sqlite_stat1 VALUES('incident_phases','incident_phases','2 2 1');
INSERT INTO sqlite_stat1 VALUES('name','name_folded','21 1 1');
INSERT INTO sqlite_stat1 VALUES('name','name_label','21 1 1');
INSERT INTO sqlite_stat1 VALUES('name','name','21 2 1');
INSERT INTO sqlite_stat1 VALUES('demarche_points','demarche_points','3 3 1');
INSERT INTO sqlite_stat1 VALUES('incident_roles','incident_roles','2 2 1');
INSERT INTO sqlite_stat1 VALUES('batch',NULL,'1');
INSERT INTO sqlite_stat1 VALUES('figure_claims','figure_claims','1 1 1');
INSERT INTO sqlite_stat1 VALUES('incident_targets','incident_targets','1 1 1');
CREATE INDEX record_kind ON record (kind, date_key);
CREATE UNIQUE INDEX record_date_key ON record (date_key);
CREATE INDEX record_label ON record (label_hash);
CREATE INDEX record_unsettled ON record (state, kind) WHERE state <> 'registered';
CREATE INDEX record_counterpart ON record (counterpart) WHERE counterpart IS NOT NULL;
CREATE INDEX record_level ON record (level) WHERE level <> 'unmarked';
CREATE INDEX reference_target ON reference (target, field, role) WHERE target IS NOT NULL;
CREATE INDEX reference_dangling ON reference (target_uuid)
  WHERE target IS NULL AND target_uuid IS NOT NULL;
CREATE INDEX item_text ON item (field, text);
CREATE INDEX name_label ON name (label, kind);
CREATE INDEX name_folded ON name (folded, kind);
CREATE INDEX number_record ON number (record);
CREATE INDEX long_date_last ON long_date (last_day);
CREATE INDEX long_date_record ON long_date (record);
CREATE UNIQUE INDEX register_book_reference ON register_book (reference);
CREATE INDEX register_book_uuid ON register_book (uuid);
CREATE INDEX history_record ON history (record, sequence);
CREATE INDEX history_group ON history ("group", sequence);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT raise (ABORT, 'history is only added to'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT raise (ABORT, 'history is only added to'); END;
CREATE INDEX batch_writing ON batch (state) WHERE state = 'writing';
CREATE INDEX batch_log_uuid ON batch_log (uuid, batch);
PRAGMA writable_schema=OFF;
COMMIT;
