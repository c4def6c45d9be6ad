# Compiles the tests and sets what runs them: $home, a JDK, and $classpath. Sourced in the project's folder, with $here naming it.
. src/main/sh/jdk.sh
home=$(find_jdk)
need_maven
export JAVA_HOME="$home"
mvn -B -q -Dspotless.check.skip=true test-compile >&2
mvn -B -q dependency:build-classpath -Dmdep.outputFile=target/classpath >&2
classpath="$here/target/test-classes:$here/target/classes:$(cat target/classpath)"
