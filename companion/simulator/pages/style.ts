/** The look of the simulated org's own pages. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f3f6f9;color:#16325c;font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif}
main{width:min(26rem,94vw);padding:1.75rem 2rem;margin:1rem;background:#fff;border:1px solid #d8dde6;border-radius:.5rem}
header{text-align:center}
header svg{display:block;width:6rem;margin:0 auto .5rem}
.badge{display:inline-block;margin:.25rem 0 1rem;padding:.1rem .7rem;border-radius:1rem;background:#e5f1fa;color:#0b5a8f;font-size:.8rem;font-weight:600}
h1{margin:0 0 .75rem;font-size:1.25rem;text-align:center}
label{display:block;margin:.9rem 0 .25rem;font-size:.85rem}
input{width:100%;padding:.6rem .7rem;font:inherit;color:inherit;border:1px solid #74839a;border-radius:.3rem}
button{flex:1;padding:.65rem 1rem;font:inherit;font-weight:600;border:1px solid #0b6ead;border-radius:.3rem;background:#0b6ead;color:#fff;cursor:pointer}
button.plain{background:#fff;color:#0b5a8f}
button:hover{filter:brightness(.94)}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
.buttons{display:flex;gap:.75rem;margin-top:1.25rem}
.hint{margin-top:1.25rem;padding:.6rem .8rem;border-left:4px solid #f0a500;background:#fff8e6;font-size:.85rem}
.error{padding:.6rem .8rem;border-left:4px solid #ba0517;background:#fdecea;color:#8e030f}
code{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;word-break:break-all}
ul{padding-left:1.2rem}
.mail{white-space:pre-wrap;overflow-wrap:anywhere}
a{color:#0b5a8f}
footer{margin-top:1.5rem;color:#54698d;font-size:.75rem;text-align:center}
`
