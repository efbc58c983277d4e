#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the API reference from the public headers: Doxygen must not warn, and nothing public may lack its comment.

    check_reference.py SOURCE VERSION FOLDER

Names and types say what data members, enumerators, operators, defaulted functions and constructors of nothing are; every file, class, enumeration, alias,
constant and other function has a comment. Exits 77, which ctest shows as skipped, where doxygen is not installed.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SKIPPED = 77
MAIN_PAGE = "library.md"
COMPOUNDS = {"file", "class", "struct", "union"}
MEMBERS = {"function", "enum", "typedef", "variable"}


def made(source, version, folder):
    environment = {**os.environ, "RANGEBAND_VERSION": version, "RANGEBAND_REFERENCE": str(folder)}
    done = subprocess.run(["doxygen", "docs/Doxyfile"], cwd=source, env=environment, capture_output=True, text=True)
    if done.returncode or "warning:" in done.stderr:
        sys.exit(f"doxygen docs/Doxyfile ends with {done.returncode}:\n{done.stdout}{done.stderr}")
    return [ElementTree.parse(page).getroot() for page in (folder / "xml").glob("*.xml") if page.name != "index.xml"]


def commented(element):
    return any("".join(element.find(part).itertext()).strip() for part in ("briefdescription", "detaileddescription"))


def speaks_for_itself(member, compound):
    """Of a member's definition: whether its name and type say all."""
    name, arguments = member.findtext("name"), member.findtext("argsstring") or ""
    if member.get("kind") == "variable":
        return compound.get("kind") in ("class", "struct") and member.get("static") == "no"
    bare = arguments == "()" and compound.findtext("compoundname").endswith("::" + name)
    plumbing = bare or name.startswith(("operator", "~")) or arguments.endswith(("=default", "=delete", "&&) noexcept"))
    return member.get("kind") == "function" and plumbing


def uncommented(compound):
    """What lacks a comment in a class, namespace or file, with its place."""
    name = compound.findtext("compoundname")
    if compound.get("kind") in COMPOUNDS and compound.get("prot", "public") == "public" and not commented(compound):
        yield name
    if compound.get("kind") not in COMPOUNDS - {"file"} | {"namespace"}:
        return  # a file lists the members of its namespaces once more
    for member in compound.iter("memberdef"):
        public = member.get("prot") == "public" and member.get("kind") in MEMBERS
        if public and not commented(member) and not speaks_for_itself(member, compound):
            place = member.find("location")
            yield f"{place.get('file')}:{place.get('line')}: {member.findtext('definition')}{member.findtext('argsstring') or ''}"


def main():
    source, version, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    if not shutil.which("doxygen"):
        print("doxygen is not installed; nothing was checked")
        sys.exit(SKIPPED)
    folder.mkdir(parents=True, exist_ok=True)
    compounds = [compound for page in made(source, version, folder) for compound in page.iter("compounddef")]
    compounds = [compound for compound in compounds if compound.findtext("compoundname") != MAIN_PAGE]
    headers = {path.name for path in (source / "include").rglob("*.hpp")}
    listed = {compound.findtext("compoundname") for compound in compounds if compound.get("kind") == "file"}
    if not headers <= listed:
        sys.exit(f"the reference lacks {sorted(headers - listed)}")
    missing = [what for compound in compounds for what in uncommented(compound)]
    if missing:
        sys.exit("without a comment:\n" + "\n".join(sorted(missing)))
    print(f"{len(listed)} files, {len(compounds)} pages")


if __name__ == "__main__":
    main()
