// The look of a report's page: dark and light, narrow and wide, screen and paper.

export const pageStyle = `
:root{--ground:#f7f5ef;--panel:#fff;--ink:#1c2429;--soft:#5b6870;--line:#d9d6cb;--accent:#9a6a12;--azure:#1d63b0;--orange:#b8500c;--empty:#ece9e0;--warn:#a63a1e;color-scheme:light}
:root[data-theme=dark]{--ground:#0b1117;--panel:#131c24;--ink:#ece8da;--soft:#9aabb5;--line:#2a3842;--accent:#e8bd6a;--azure:#5ab5ff;--orange:#ff9a5c;--empty:#1a252d;--warn:#ff8a6f;color-scheme:dark}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--ground:#0b1117;--panel:#131c24;--ink:#ece8da;--soft:#9aabb5;--line:#2a3842;--accent:#e8bd6a;--azure:#5ab5ff;--orange:#ff9a5c;--empty:#1a252d;--warn:#ff8a6f;color-scheme:dark}}
html[lang^=en] [lang=zh],html[lang^=zh] [lang=en]{display:none}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:64px}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 Inter,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif}
.page{max-width:1120px;margin:0 auto;padding:0 16px 64px}
header.top{padding:28px 0 12px}
header.top h1{font:600 27px/1.25 "Songti SC","Noto Serif CJK SC",Georgia,serif;margin:0 0 4px}
header.top p{margin:0;color:var(--soft)}
.bar-top{position:sticky;top:0;z-index:5;display:flex;align-items:center;gap:10px;background:var(--ground);border-bottom:1px solid var(--line);padding:8px 0}
nav{display:flex;gap:4px;overflow-x:auto;flex:1;min-width:0;scrollbar-width:none}
nav a{white-space:nowrap;padding:5px 10px;border-radius:7px;color:var(--soft);text-decoration:none;font-size:13.5px}
nav a:hover{color:var(--ink);background:var(--empty)}
.switches{display:flex;gap:6px}
button,select,input{font:inherit;font-size:13.5px;color:var(--ink);background:var(--panel);border:1px solid var(--line);border-radius:7px;padding:4px 10px;min-height:32px}
button{cursor:pointer;white-space:nowrap}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
section{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:18px 20px 20px;margin-top:16px}
h2{font-size:18px;margin:0 0 4px}
h3{font-size:15px;margin:20px 0 6px}
.lead{color:var(--soft);margin:0 0 14px;max-width:80ch;font-size:14px}
.note,small{color:var(--soft);font-size:12.5px}
small{white-space:nowrap}
.said{margin:8px 0 0;max-width:85ch}
.warn{color:var(--warn)}
a{color:var(--azure)}
code{font:12.5px/1.4 "JetBrains Mono",ui-monospace,Menlo,monospace;overflow-wrap:anywhere}
.agent{font:13px/1.4 "JetBrains Mono",ui-monospace,Menlo,monospace;white-space:nowrap}
.said .agent{font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:10px;margin:10px 0 14px}
.tile{border:1px solid var(--line);border-radius:9px;padding:10px 12px}
.tile b{display:block;font-size:22px;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:13px}
.scroll{overflow-x:auto;margin-top:14px;max-width:100%}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:13.5px}
caption{text-align:left;color:var(--soft);font-size:12.5px;padding-bottom:5px;white-space:nowrap}
table.data{width:100%}
.data th,.data td{padding:6px 10px;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}
.data thead th{color:var(--soft);font-weight:500;font-size:12.5px;vertical-align:bottom}
.data th[scope=row]{font-weight:500;position:sticky;left:0;background:var(--panel)}
.data .number{text-align:right}
.data td small{display:block;line-height:1.2}
.data tbody tr:last-child>*{border-bottom:0}
.plot,.bars{margin:6px 0 18px}
figcaption{color:var(--soft);font-size:12.5px;margin-bottom:6px}
.plot-row,.bar-row{display:grid;grid-template-columns:minmax(90px,22%) minmax(0,1fr) 48px;gap:10px;align-items:center;min-height:30px}
.plot-name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-align:right}
.plot-value{font-variant-numeric:tabular-nums;font-size:13px;text-align:right}
.track{position:relative;height:24px}
.track i,.bar i{position:absolute;display:block}
.track .grid{top:0;bottom:0;width:1px;background:var(--line)}
.track .whisker{top:11px;height:3px;background:var(--azure);opacity:.55;border-radius:2px}
.track .dot{top:7px;width:11px;height:11px;margin-left:-5.5px;border-radius:50%;background:var(--azure)}
.ticks{position:relative;height:18px}
.ticks span{position:absolute;transform:translateX(-50%);color:var(--soft);font-size:11.5px}
.bar{position:relative;height:14px;background:var(--empty);border-radius:4px;overflow:hidden}
.bar i{inset:0 auto 0 0;background:var(--azure)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr));gap:4px 28px}
.cycle .beats{color:var(--soft);font-size:13px}
.heatmap th{font-weight:500;font-size:12.5px;padding:2px 8px 2px 0;text-align:right;white-space:nowrap}
.heatmap tbody th{position:sticky;left:0;background:var(--panel);z-index:1}
.heatmap thead th{padding:2px 4px 6px;text-align:center;vertical-align:bottom}
.heatmap thead .corner{text-align:right;color:var(--soft);font-size:11.5px;padding-right:8px}
.tilt{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);max-height:150px;overflow:hidden;text-overflow:ellipsis}
.heatmap td{min-width:38px;height:28px;padding:0 4px;text-align:center;border:1px solid var(--panel);font-size:12.5px}
.heatmap td.none{background:var(--empty)}
td.heat:focus-visible{outline-offset:-3px;outline-color:var(--ink)}
.heat{--mix:0%;background:color-mix(in srgb,var(--hue,#fff) var(--mix),var(--even));color:var(--on,#1c2429);--even:#f4f1e8}
:root[data-theme=dark] .heat{--even:#3a454d}
.even{--on:var(--ink)}
.o1,.o2,.o3,.o4,.o5{--hue:#c2550a}.b1,.b2,.b3,.b4,.b5{--hue:#1d4ea0}
.o1,.b1{--mix:20%}.o2,.b2{--mix:40%}.o3,.b3{--mix:62%}.o4,.b4{--mix:82%}.o5,.b5{--mix:100%}
.o3,.o4,.o5,.b3,.b4,.b5{--on:#fff}
:root[data-theme=dark] .heat{--on:#fff}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]) .heat{--even:#3a454d;--on:#fff}}
.legend{display:flex;flex-wrap:wrap;align-items:center;gap:2px;margin-top:12px;font-size:12px;color:var(--soft)}
.legend i{width:22px;height:12px}
.legend span{padding:0 6px}
.legend .note{padding-left:10px}
.choose{display:inline-flex;flex-wrap:wrap;align-items:center;gap:8px;font-size:13.5px;color:var(--soft);max-width:100%}
.choose select,.choose input{max-width:100%;width:min(340px,80vw)}
.matches{list-style:none;margin:14px 0 0;padding:0;display:grid;gap:10px}
.match{border:1px solid var(--line);border-radius:9px;padding:10px 12px;break-inside:avoid}
.match-head{display:flex;flex-wrap:wrap;gap:4px 7px;align-items:baseline}
.result{margin-left:auto;color:var(--soft);font-size:13px}
.badge{font-size:12px;border:1px solid var(--line);border-radius:99px;padding:1px 9px;color:var(--soft)}
.badge.upset{color:var(--orange);border-color:currentColor}
.badge.forfeit{color:var(--warn);border-color:currentColor}
.moments{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.moment{font-size:13px;border:1px solid var(--line);border-radius:7px;padding:4px 10px;color:var(--ink);text-decoration:none}
a.moment{background:var(--empty)}
a.moment:hover{border-color:var(--accent)}
a.moment::before{content:"▶";font-size:9px;margin-right:7px;color:var(--accent);vertical-align:1px}
.moment b{font-variant-numeric:tabular-nums}
.moment .agent{font-size:12px;color:var(--soft)}
.file{margin-top:6px}.file code{color:var(--soft);font-size:11.5px}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;margin:10px 0;font-size:13.5px}
dt{color:var(--soft)}dd{margin:0}
#tip{position:fixed;z-index:9;max-width:min(360px,90vw);background:var(--ink);color:var(--ground);padding:6px 10px;border-radius:7px;font-size:12.5px;pointer-events:none;opacity:0}
#tip.on{opacity:1}
@media (max-width:640px){
body{font-size:14.5px}.page{padding:0 10px 40px}section{padding:14px 12px 16px;border-radius:10px}
header.top{padding:18px 2px 8px}header.top h1{font-size:22px}
.plot-row,.bar-row{grid-template-columns:96px minmax(0,1fr) 44px;gap:8px}.plot-name .agent{font-size:11.5px}
.data th,.data td{padding:6px 7px}.result{margin-left:0;width:100%}dl{grid-template-columns:1fr}dd{margin-bottom:6px}
.scroll{margin-right:-12px;padding-right:12px}.legend i{width:15px}.legend .note{flex-basis:100%;padding-left:6px}
}
@media print{
:root,:root[data-theme=dark]{--ground:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--empty:#eee;--azure:#1d63b0;--orange:#b8500c;--accent:#9a6a12;color-scheme:light}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:10.5pt}.page{max-width:none;padding:0}.bar-top,.choose,#tip,.legend .note{display:none}
section{border:0;border-top:1px solid var(--line);border-radius:0;padding:10px 0}
h2,h3,caption{break-after:avoid}tr,figure,.tile{break-inside:avoid}.scroll{overflow:visible}
.data th[scope=row],.heatmap tbody th{position:static}
.data,.heatmap{font-size:8.5pt}.data th,.data td{padding:3px 6px}
.heat{--even:#f4f1e8!important}
}
`;
