# Runs a program beside a systemd of its own, the one that serves a person's session.
# In a mount namespace: systemd wants to see that the machine runs systemd, which only this shell may think.
# 77: nobody may do so here.
mount -t tmpfs tmpfs /run 2> /dev/null || exit 77
mkdir -p /run/systemd/system
systemd=/usr/lib/systemd/systemd
test -x "$systemd" || systemd=/lib/systemd/systemd
"$systemd" --user > /dev/null 2>&1 &
manager=$!
tries=0
until test -S "$XDG_RUNTIME_DIR/systemd/private"; do
    tries=$((tries + 1))
    test "$tries" -lt 100 || exit 77
    sleep 0.05
done
"$@"
code=$?
kill "$manager"
wait "$manager" 2> /dev/null
exit "$code"
