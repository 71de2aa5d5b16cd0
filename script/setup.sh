# shellcheck shell=sh
# What the commands beside this file share; they source it. It finds Python, makes .venv from a lock, and gets the
# system's own libraries where it may. Nothing is fetched when nothing is missing.

root=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
venv=$root/.venv
export DJANGO_SETTINGS_MODULE=withdrawal.settings

say() { printf '%s\n' "$*"; }

fail() {
    say "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Sets $python to the first Python that is new enough. PYTHON=/path/to/python3 is tried before all others.
find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
    done
    found=$(python3 --version 2>/dev/null) || found="no Python at all"
    fail "Withdrawal needs Python 3.11 or newer, and found $found: please install a newer one and start again."
}

# need_writable FOLDER: makes it if need be, and ends the command where nothing can be written in it.
need_writable() {
    if mkdir -p "$1" 2>/dev/null && probe=$(mktemp "$1/.probe.XXXXXX" 2>/dev/null); then
        rm -f "$probe"
    else
        fail "Cannot write to the folder $1: please make it writable and start again."
    fi
}

# --- the system's own packages: apt-get on Debian and Ubuntu, brew on macOS ------------------------------------

if has apt-get; then
    how_to_get="sudo apt-get install"
    pdf_packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
elif has brew; then
    how_to_get="brew install"
    pdf_packages=pango
    # brew keeps its libraries where other Pythons than its own do not look.
    DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib:/usr/local/lib:/usr/lib
    export DYLD_FALLBACK_LIBRARY_PATH
else
    how_to_get="use your system's package manager to install"
    pdf_packages=pango
fi

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# get PACKAGE...: installs them where that is allowed without asking; otherwise returns 1.
get() {
    if has apt-get; then
        as_root true 2>/dev/null || return 1
        say "Installing $*"
        as_root apt-get update -qq || true
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >/dev/null
    elif has brew; then
        brew install "$@"
    else
        return 1
    fi </dev/null >&2
}

# get_pdf_libraries: everything but PDF works without them, so failing to is no reason to stop: it prints the reason.
# The probe counts the fonts too, and takes a missing subsetter seriously: without it a letter takes twice the time.
get_pdf_libraries() {
    # shellcheck disable=SC2086 # one word a package
    pdf_works || { get $pdf_packages && pdf_works; } ||
        say "PDF is off, because the libraries that draw it are missing. To have it: $how_to_get $pdf_packages"
}

pdf_works() {
    "$venv/bin/python" -W error::DeprecationWarning:weasyprint.text.ffi -c '
from weasyprint.text.ffi import fontconfig
raise SystemExit(not fontconfig.FcConfigGetFonts(fontconfig.FcInitLoadConfigAndFonts(), 0).nfont)' >/dev/null 2>&1
}

# get_browser: prints the reason where there is none for the tests to drive. What drives it comes with Playwright, but
# for one library, which a small Debian does not have.
get_browser() {
    browser_works || { has apt-get && get chromium libatomic1 && browser_works; } ||
        say "The browser tests were skipped, because Chromium is missing. To run them: $how_to_get chromium libatomic1"
}

browser_works() {
    { has chromium || has chromium-browser || has google-chrome; } &&
        "$venv/bin/python" -m playwright --version >/dev/null 2>&1
}

# --- a PostgreSQL for the tests alone -------------------------------------------------------------------------

# Sets $postgres to the folder of its programs: Debian keeps them out of PATH, and so does brew.
find_postgres() {
    for postgres in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb)")" /opt/homebrew/opt/postgresql*/bin; do
        if [ -x "$postgres/initdb" ] && [ -x "$postgres/pg_ctl" ]; then return; fi
    done
    return 1
}

# get_postgres: start_postgres says so where it could not be had.
get_postgres() { find_postgres || if has apt-get; then get_without_cluster; else get postgresql; fi || true; }

# Debian makes a database server of its own, and starts it, unless told not to: no test may ask for that.
get_without_cluster() {
    told=/etc/postgresql-common/createcluster.d/withdrawal.conf
    as_root mkdir -p "${told%/*}" 2>/dev/null || return 1
    say "create_main_cluster = false" | as_root tee "$told" >/dev/null
    get postgresql || true
    as_root rm -f "$told"
}

# start_postgres: starts a server in a new folder, $cluster, which is reached by a socket in that folder and by nothing
# else, and sets DATABASE_URL. Where there is none, $no_postgres says why. Nothing it holds has to survive a power cut.
start_postgres() {
    no_postgres="The tests ran on SQLite only, as PostgreSQL is missing. To run them on both: $how_to_get postgresql"
    find_postgres || return 1
    cluster=$(mktemp -d)
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$cluster"; fi
    no_postgres="The tests ran on SQLite only, because PostgreSQL did not start:"
    {
        as_postgres "$postgres/initdb" --pgdata=data --username=withdrawal --auth=trust --encoding=UTF8 \
            --locale=C.UTF-8 --no-sync &&
            as_postgres "$postgres/pg_ctl" start --wait --timeout=60 --pgdata=data --log=server.log --options=" \
                -c listen_addresses='' -k '$cluster' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    } >"$cluster/log" 2>&1 || {
        no_postgres="$no_postgres $(cat "$cluster/log" "$cluster/server.log" 2>/dev/null | tail -n 1)"
        return 1
    }
    export DATABASE_URL="postgres://withdrawal@/$cluster/postgres"
}

stop_postgres() {
    if [ -z "${cluster:-}" ]; then return; fi
    as_postgres "$postgres/pg_ctl" stop --mode=immediate --pgdata=data >/dev/null 2>&1 || true
    rm -rf "$cluster"
}

# It refuses to run as root: there it runs as the account that its package made.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then set -- setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; fi
    (cd "$cluster" && "$@" </dev/null)
}

# --- Python's packages -----------------------------------------------------------------------------------------

# install_lock NAME: makes .venv hold what requirements/NAME.txt names. The lock is copied into .venv when all of it
# is installed; a .venv without a copy was interrupted, and is made anew.
install_lock() {
    if is_installed "$1" || is_installed test; then return; fi # test.txt names all of runtime.txt, and more
    need_writable "$venv"
    if ! [ -f "$venv/installed.txt" ] || ! venv_runs; then make_venv; fi
    rm -f "$venv/installed.txt"
    say "Installing Python packages into .venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
        --requirement "requirements/$1.txt" </dev/null ||
        fail "The Python packages could not be installed (the reason is above): please mend it and start again."
    cp "requirements/$1.txt" "$venv/installed.txt"
}

is_installed() { cmp -s "requirements/$1.txt" "$venv/installed.txt" && venv_runs; }

# No longer so when the system's Python, on which .venv rests, was replaced.
venv_runs() { "$venv/bin/python" -c 'import pip' 2>/dev/null; }

make_venv() {
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        get "$package" || fail "Python's own venv module is missing: please run '$how_to_get $package' and start again."
    fi
    "$python" -m venv --clear "$venv" || fail "Cannot make $venv (the reason is above)."
}
