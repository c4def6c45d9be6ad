package dev.onrecord.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;

  private KeyFile file() {
    return new KeyFile(folder.resolve("keys.json"), CLOCK);
  }

  @Test
  void aKeyIsToldByItsHashAlone() throws IOException {
    KeyFile.Made made = file().add("desk", EnumSet.of(Scope.WRITE), NOW.plus(Duration.ofDays(1)));
    assertThat(made.secret()).startsWith("onr_").hasSize(47);
    assertThat(Files.readString(folder.resolve("keys.json")))
        .contains(Key.hash(made.secret()))
        .doesNotContain(made.secret())
        .doesNotContain(made.secret().substring(4));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys.json"))))
        .isEqualTo("rw-------");
    assertThat(file().keys()).containsExactly(made.key());
    var ring = new KeyRing(folder.resolve("keys.json"), CLOCK);
    assertThat(ring.find(made.secret())).contains(made.key());
    assertThat(ring.find(made.secret() + "x")).isEmpty();
    assertThat(ring.find(Key.hash(made.secret()))).isEmpty();
  }

  @Test
  void aKeyOpensNothingWhenItExpiredOrWasRevoked() {
    Key day = file().add("day", EnumSet.of(Scope.READ), NOW.plusSeconds(1)).key();
    Key good = file().add("good", EnumSet.of(Scope.READ), null).key();
    assertThat(day.flaw(NOW)).isNull();
    assertThat(day.flaw(NOW.plusSeconds(1))).isEqualTo("expired on 2026-11-22T10:00:01Z");
    assertThat(good.flaw(Instant.MAX)).isNull();
    assertThat(file().revoke("good").flaw(NOW)).isEqualTo("was revoked on 2026-11-22T10:00:00Z");
    assertThat(file().keys()).extracting(Key::name).containsExactly("day", "good");
    assertThatThrownBy(() -> file().revoke("nobody"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("there is no key nobody");
    assertThatThrownBy(() -> file().add("good", EnumSet.of(Scope.READ), null))
        .hasMessageContaining("there is a key good already");
  }

  @Test
  void aRingSeesAChangeAtOnce() {
    var ring = new KeyRing(folder.resolve("keys.json"), CLOCK);
    assertThat(ring.hasAny(Scope.READ)).isFalse();
    String secret = file().add("one", EnumSet.of(Scope.READ), null).secret();
    assertThat(ring.hasAny(Scope.READ)).isTrue();
    assertThat(ring.hasAny(Scope.WRITE)).isFalse();
    file().revoke("one");
    assertThat(ring.find(secret).orElseThrow().revoked()).isEqualTo(NOW);
  }

  @Test
  void manyAtOnceLoseNothing() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 50)
          .forEach(i -> threads.execute(() -> file().add("key" + i, EnumSet.of(Scope.READ), null)));
    }
    assertThat(file().keys()).hasSize(50);
    assertThat(folder.toFile().list()).containsOnly("keys.json", "keys.json.lock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-a", "a/b", "ü"})
  void aNameIsPlain(String name) {
    assertThatThrownBy(() -> file().add(name, EnumSet.of(Scope.READ), null))
        .isInstanceOf(BadRequestException.class);
    assertThat(file().keys()).isEmpty();
  }

  @Test
  void aBrokenFileIsSaidAndNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("keys.json"), "[{");
    assertThatThrownBy(() -> file().add("a", Set.of(Scope.READ), null))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("keys.json");
    assertThat(folder.resolve("keys.json")).hasContent("[{");
  }
}
