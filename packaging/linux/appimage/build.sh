#!/bin/sh
# Untried: packs dist/retrotimer into dist/Retrotimer-VERSION-x86_64.AppImage, after `build.py bundle`.
# It needs `appimagetool` on the path; the runtime that this puts in front is what starts the image.
set -eu
cd "$(dirname "$0")/../../.."
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' retrotimer/__init__.py)
app=.run/build/AppDir
rm -rf "$app"
mkdir -p "$app/usr/lib"
cp -a dist/retrotimer "$app/usr/lib/retrotimer"
python3 packaging/share.py --to "$app/usr/share"
id=$(sed -n 's/^APP_ID = "\(.*\)"$/\1/p' retrotimer/__init__.py)
cp "$app/usr/share/applications/$id.desktop" "$app/"
cp "$app/usr/share/icons/hicolor/256x256/apps/$id.png" "$app/"
ln -s "$id.png" "$app/.DirIcon"
cat > "$app/AppRun" <<'RUN'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/retrotimer/retrotimer" "$@"
RUN
chmod +x "$app/AppRun"
ARCH=x86_64 appimagetool "$app" "dist/Retrotimer-$version-x86_64.AppImage"
