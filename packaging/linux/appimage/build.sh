#!/bin/sh
# Untried: packs dist/retrotimer into dist/Retrotimer-VERSION-x86_64.AppImage, after `build.py bundle`.
# It needs `appimagetool` on the path; the runtime that this puts in front is what starts the image.
set -eu
cd "$(dirname "$0")/../../.."
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' retrotimer/__init__.py)
app=.run/build/AppDir
rm -rf "$app"
mkdir -p "$app/usr/lib" "$app/usr/share"
cp -a dist/retrotimer "$app/usr/lib/retrotimer"
cp -a packaging/linux/share/. "$app/usr/share/"
desktop=$(find "$app/usr/share/applications" -name '*.desktop' | head -n 1)
icon=$(sed -n 's/^Icon=//p' "$desktop" | head -n 1)
cp "$desktop" "$app/"
cp resources/icons/retrotimer-256.png "$app/$icon.png"
ln -s "$icon.png" "$app/.DirIcon"
cat > "$app/AppRun" <<'RUN'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/retrotimer/retrotimer" "$@"
RUN
chmod +x "$app/AppRun"
ARCH=x86_64 appimagetool "$app" "dist/Retrotimer-$version-x86_64.AppImage"
