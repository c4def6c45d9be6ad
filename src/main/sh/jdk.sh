# Finds a JDK of version 25 or newer and prints its folder; says what to install where there is none.
# Sourced by ./onrecord and ./check.

jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  for home in "${ONRECORD_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home") || continue
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      echo "$home"
      return 0
    fi
  done
  echo "Onrecord needs a JDK of version 25 or newer. Install one (Temurin 25, for example) or name its folder in ONRECORD_JAVA_HOME." >&2
  return 1
}

need_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "Onrecord is built with Maven 3.8 or newer. Install it (Debian: apt-get install maven) and try again." >&2
  return 1
}
