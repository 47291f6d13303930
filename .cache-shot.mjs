import { chromium } from 'playwright';
const base='http://127.0.0.1:4311';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking']});
const sizes={phone:[390,844],laptop:[1366,768],projector:[1920,1080]};
async function person(role){const c=await b.newContext({locale:'fr-FR',viewport:{width:1366,height:768}});const p=await c.newPage();await p.goto(base+'/');await p.locator(`button[name="role"][value="${role}"]`).click();await p.waitForURL(/\/s\//);return p;}
const d=await (await (await b.newContext()).request.get(base+'/demo.json')).json();
const space=d.space.id, project=d.project.id;
const only=process.argv[2];
if(!only||only==='data'){
const a=await person('admin');
await a.goto(`${base}/admin/donnees?espace=${space}`);
await a.getByLabel('Fichier',{exact:true}).setInputFiles('/tmp/trade-real/nc84109000-years.csv');
await a.getByRole('button',{name:'Lire ce fichier'}).click();
await a.getByRole('link',{name:'Voir le rapport et ce qui change'}).click({timeout:60000});
await a.waitForTimeout(1500);
await a.getByRole('button',{name:'Adopter ce jeu pour ce territoire'}).waitFor({timeout:180000});
for(const [n,[w,h]] of Object.entries(sizes)){await a.setViewportSize({width:w,height:h});await a.screenshot({path:`/tmp/shots-trade/report-${n}.png`,fullPage:true});console.log(n,await a.evaluate(()=>document.documentElement.scrollWidth));}
await a.getByRole('button',{name:'Adopter ce jeu pour ce territoire'}).click();
await a.getByText(/lit désormais le jeu/).waitFor();
console.log('adopted');
}
const n=await person('facilitator');
await n.goto(`${base}/s/${space}/projets/${project}`);
await n.getByText('Enregistré',{exact:true}).waitFor({timeout:120000});
const f=n.getByLabel('Produit (nomenclature douanière)');
await f.scrollIntoViewIfNeeded();
await f.fill('7318 15 95');await n.waitForTimeout(2500);await f.scrollIntoViewIfNeeded();await n.mouse.wheel(0,300);await n.waitForTimeout(300);
await n.screenshot({path:'/tmp/shots-trade/field-wrong.png'});
await f.fill('8410 90 00');
await n.waitForTimeout(1500);
for(const [name,[w,h]] of Object.entries(sizes)){
 await n.setViewportSize({width:w,height:h});
 const p=n;
 await p.goto(`${base}/s/${space}/projets/${project}`);
 await p.getByText('Enregistré',{exact:true}).waitFor({timeout:60000});
 if(w===390){const t=p.getByRole('tab',{name:/Bilan/});if(await t.count())await t.first().click();}
 await p.getByText('Calcul…',{exact:true}).waitFor({state:'hidden',timeout:60000}).catch(()=>console.log('calcul'));await p.waitForTimeout(1500);
 const all=p.getByRole('button',{name:'Concentration des importations du produit'}).first();
 await p.getByRole('region',{name:/Tous les indicateurs/}).getByRole('button',{name:'Montrer'}).click({timeout:5000}).catch(e=>console.log('montrer',String(e).slice(0,100)));
 await all.scrollIntoViewIfNeeded({timeout:5000}).catch(e=>console.log('no',name));
 await p.screenshot({path:`/tmp/shots-trade/row-${name}.png`});
 try{ await all.click({timeout:3000}); await p.waitForTimeout(700);}catch(e){console.log('click',String(e).slice(0,200))}
 await p.screenshot({path:`/tmp/shots-trade/trace-${name}.png`});
 const dlg=p.getByRole('dialog').first();
 if(await dlg.count()){ const btn=dlg.getByRole('button',{name:/Part d’un pays d’origine/}).first(); if(await btn.count()){await btn.click();await p.waitForTimeout(300);await p.screenshot({path:`/tmp/shots-trade/trace2-${name}.png`});} await dlg.evaluate(e=>{const s=[...e.querySelectorAll('*'),e].find(x=>x.scrollHeight>x.clientHeight+20&&getComputedStyle(x).overflowY!=='visible');if(s)s.scrollTop=s.scrollHeight;});await p.waitForTimeout(300);await p.screenshot({path:`/tmp/shots-trade/trace3-${name}.png`});
 console.log(name,(await dlg.innerText()).slice(0,2500)); }
}
await b.close();
