import { chromium } from 'playwright';
const sizes: Record<string,[number,number]> = { phone:[390,844], laptop:[1366,768], projector:[1920,1080] };
const want = process.argv.slice(2);
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-background-networking'] });
for (const [name,[w,h]] of Object.entries(sizes)) {
  if (want[0] && want[0] !== 'all' && !want[0].includes(name)) continue;
  const c = await b.newContext({ viewport:{width:w,height:h} }); const p = await c.newPage();
  p.on('console', m => { if (m.type()==='error' || /CSP|Content Security/i.test(m.text())) console.log(name, m.text().slice(0,300)); });
  p.on('pageerror', e => console.log(name,'pageerror', e.message.slice(0,300)));
  await p.goto('http://127.0.0.1:4723/'); await p.locator('button[name="role"][value="facilitator"]').click(); await p.waitForURL(/\/s\//);
  const place:any = await (await p.request.get('http://127.0.0.1:4723/demo.json')).json();
  await p.goto(`http://127.0.0.1:4723/s/${place.space.id}/projets/${place.project.id}`);
  await p.waitForTimeout(6000);
  if (want[1]==='assume') { await p.getByRole('tab',{name:'Hypothèses'}).click(); await p.waitForTimeout(500);
    const s = p.locator('[data-assumption=deltaExposed] input[type=range]'); await s.focus(); for (let i=0;i<8;i++) await s.press('ArrowRight'); await p.waitForTimeout(1500); }
  if (want[1]==='open') { await p.getByRole('button',{name:'Détail'}).click(); await p.getByRole('button',{name:'Déclarer les emplois année par année'}).click(); await p.waitForTimeout(500); }
  await p.screenshot({ path:`/tmp/fit-${name}-${want[1]??'page'}.png`, fullPage:true });
  await c.close();
}
await b.close();
