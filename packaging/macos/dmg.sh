#!/bin/sh
# Untried: makes dist/Retrotimer-VERSION.dmg of dist/Retrotimer.app, on a Mac, after `build.py bundle`.
# With IDENTITY (a "Developer ID Application" certificate in the keychain) the app is signed; with PROFILE
# (kept by `xcrun notarytool store-credentials PROFILE`) the image is notarised as well. Without the two,
# macOS asks the person to confirm under Settings, Privacy & Security when the app is first opened.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' retrotimer/__init__.py)
image="dist/Retrotimer-$version.dmg"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

plutil -lint dist/Retrotimer.app/Contents/Info.plist
if [ -n "${IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$IDENTITY" dist/Retrotimer.app
    codesign --verify --deep --strict dist/Retrotimer.app
fi
cp -R dist/Retrotimer.app "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname Retrotimer -srcfolder "$stage" -format UDZO -ov "$image"
if [ -n "${PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
fi
dist/Retrotimer.app/Contents/MacOS/retrotimer --self-test "$stage/walk"
echo "$image"
