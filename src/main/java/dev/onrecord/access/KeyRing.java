package dev.onrecord.access;

import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file as a server asks for them: read anew whenever the file has changed, so that a
 * key is revoked with the next request. Any number of threads may call it.
 */
public final class KeyRing {
  private final @Nullable Path file;
  private final Clock clock;
  private volatile @Nullable Read read;

  /** The keys of a file, which need not be there; null for none. */
  public KeyRing(@Nullable Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  private record Read(Object state, Map<String, Key> byHash) {}

  /** The key of this secret, whether it still opens anything or not. */
  public Optional<Key> find(String secret) {
    return Optional.ofNullable(keys().get(Key.hash(secret)));
  }

  /** Whether there ever was a key of this scope. */
  public boolean hasAny(Scope scope) {
    return keys().values().stream().anyMatch(key -> key.scopes().contains(scope));
  }

  private Map<String, Key> keys() {
    if (file == null) {
      return Map.of();
    }
    Object state = state(file);
    Read known = read;
    if (known == null || !known.state.equals(state)) {
      List<Key> keys = new KeyFile(file, clock).keys();
      known =
          new Read(state, keys.stream().collect(Collectors.toMap(Key::hash, Function.identity())));
      read = known;
    }
    return known.byHash;
  }

  /** It is replaced as a whole, so another state is another file. */
  private static Object state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    } catch (NoSuchFileException e) {
      return "none";
    } catch (IOException e) {
      throw new EngineException("the keys in " + file + " cannot be read", e);
    }
  }
}
