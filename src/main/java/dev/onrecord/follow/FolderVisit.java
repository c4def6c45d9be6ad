package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.ArticleReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Visits a folder: takes the files in it that are new or have changed. */
final class FolderVisit implements Visit {
  /** A file that changed since is perhaps still being written. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private static final int AT_ONCE = 1_000;

  private final ArticleReader reader;
  private final Clock clock;

  FolderVisit(ArticleReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public End visit(Source source, Memory memory, Hands hands) {
    Memory done = memory;
    try {
      ArticleFiles all = ArticleFiles.of(List.of(source.name()));
      Map<String, String> seen = new LinkedHashMap<>();
      Map<Path, String> fresh = new LinkedHashMap<>();
      for (Path file : all.files()) {
        String look = look(file);
        if (look.equals(memory.seen().get(file.toString()))) {
          seen.put(file.toString(), look);
        } else if (isQuiet(file)) {
          fresh.put(file, look);
        }
      }
      done = memory.with(seen, List.of());
      List<Path> files = List.copyOf(fresh.keySet());
      for (int from = 0; from < files.size(); from += AT_ONCE) {
        List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
        done = take(all.only(some), fresh, done, hands);
        hands.keep(done);
      }
      return new End(done.had(Marks.NONE), null, null);
    } catch (NoSuchFileException e) {
      return new End(done.failed(), "there is no such file or folder", null);
    } catch (IOException e) {
      return new End(done.failed(), "cannot be read: " + e.getMessage(), null);
    }
  }

  /** What a file looks like; one that cannot be looked at is read once, which says why. */
  private static String look(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size();
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private boolean isQuiet(Path file) {
    try {
      Instant changed = Files.getLastModifiedTime(file).toInstant();
      return changed.isBefore(clock.instant().minus(QUIET));
    } catch (IOException e) {
      return true;
    }
  }

  /** What a file looked like was noted before it is read: what changes meanwhile is read again. */
  private Memory take(ArticleFiles files, Map<Path, String> looks, Memory memory, Hands hands) {
    Map<String, String> seen = new LinkedHashMap<>(memory.seen());
    files.files().forEach(file -> seen.put(file.toString(), looks.getOrDefault(file, "")));
    hands.take(sink -> files.read(reader, InputStream.nullInputStream(), sink, _ -> {}));
    return memory.with(seen, List.of());
  }
}
