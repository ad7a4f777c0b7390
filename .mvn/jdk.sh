# find_jdk: prints the home of a JDK 25 or newer: JAVA_HOME, PATH, then where Debian, Red Hat, SDKMAN and macOS put theirs.

jdk_version() { # $1 a JDK's home: its feature release, 0 where there is no compiler
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | grep . || echo 0
}

find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  # An unmatched pattern stays as it is and is no JDK.
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && [ "$(jdk_version "$home")" -ge 25 ]; then
      echo "$home"
      return 0
    fi
  done
  echo "Zhike needs a JDK 25 or newer. Install one (for example Temurin 25: https://adoptium.net) or set JAVA_HOME." >&2
  echo "知客需要 JDK 25 或更新版本：请安装（例如 Temurin 25）或设置 JAVA_HOME。" >&2
  return 1
}
