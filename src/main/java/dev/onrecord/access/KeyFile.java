package dev.onrecord.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.file.FileTurn;
import dev.onrecord.file.WholeFile;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a file. It is replaced as a whole, so that whoever reads it meanwhile sees it as it was
 * or as it is.
 */
public final class KeyFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;
  private final Clock clock;

  /** The keys of a file, which need not be there. */
  public KeyFile(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** A key that was made: the only time that it can be seen. */
  public record Made(Key key, String secret) {}

  /** All keys that were ever made, in that order. */
  public List<Key> keys() {
    try {
      List<Key> keys =
          MAPPER.readValue(Files.readAllBytes(file), new TypeReference<List<Key>>() {});
      if (keys == null) {
        throw new EngineException("the keys in " + file + " cannot be read: they are null");
      }
      return keys;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (JsonProcessingException e) {
      throw new EngineException(
          "the keys in " + file + " cannot be read: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new EngineException("the keys in " + file + " cannot be read", e);
    }
  }

  /**
   * Makes a key.
   *
   * @throws BadRequestException when there is one of this name already
   */
  public Made add(String name, Set<Scope> scopes, @Nullable Instant expires) {
    String secret = Key.secret();
    var key = new Key(name, scopes, Key.hash(secret), clock.instant(), expires, null);
    change(keys -> {
      if (keys.stream().anyMatch(other -> other.name().equals(name))) {
        throw new BadRequestException(
            "name", "there is a key " + name + " already; revoked ones keep their names");
      }
      var more = new ArrayList<>(keys);
      more.add(key);
      return more;
    });
    return new Made(key, secret);
  }

  /**
   * Lets a key open nothing from now on.
   *
   * @throws BadRequestException when there is none of this name
   */
  public Key revoke(String name) {
    Instant now = clock.instant();
    List<Key> keys =
        change(before ->
            before.stream()
                .map(key ->
                    key.name().equals(name) && key.revoked() == null ? key.revokedAt(now) : key)
                .toList());
    return keys.stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadRequestException("name", "there is no key " + name));
  }

  /** One change after another, also where several threads or processes make them. */
  private List<Key> change(UnaryOperator<List<Key>> change) {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      return FileTurn.take(
          lock,
          () -> {
            List<Key> keys = change.apply(keys());
            WholeFile.write(file, MAPPER.writeValueAsBytes(keys));
            return keys;
          });
    } catch (IOException e) {
      throw new EngineException("the keys in " + file + " cannot be written", e);
    }
  }
}
