// Writes src/abelard/web/static/vendor/codemirror.js and the licences of all that is in it.
//
//     cd editors/codemirror && npm install --no-package-lock && npm run build
//
// The versions are those of package.json, all of them exact, so that a build is the same wherever it is made.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";

const folder = "../../src/abelard/web/static/vendor";
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const names = Object.keys(dependencies);
for (const name of names) {
  const found = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  if (found.version !== dependencies[name]) throw new Error(`${name} is ${found.version}, not ${dependencies[name]}`);
  if (found.license !== "MIT") throw new Error(`${name} is under ${found.license}`);
}
const banner = `/* ${names.map((name) => `${name} ${dependencies[name]}`).join(", ")}; MIT, see codemirror.LICENSE.txt. Built by editors/codemirror. */`;
const { metafile } = await build({ entryPoints: ["entry.js"], bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", charset: "utf8", banner: { js: banner }, outfile: `${folder}/codemirror.js`, metafile: true });
const used = new Set(Object.keys(metafile.inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean));
for (const name of used) if (!names.includes(name)) throw new Error(`${name} is in the bundle but not in package.json`);
const licences = names.filter((name) => used.has(name)).map((name) => `${name} ${dependencies[name]}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`);
writeFileSync(`${folder}/codemirror.LICENSE.txt`, licences.join(`\n${"-".repeat(72)}\n\n`));
