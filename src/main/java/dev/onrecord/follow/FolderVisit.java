package dev.onrecord.follow;

import dev.onrecord.fetch.Fetched.Marks;
import dev.onrecord.reader.ArticleFiles;
import dev.onrecord.reader.ArticleReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    try {
      ArticleFiles all = ArticleFiles.of(List.of(source.name()));
      Map<String, String> seen = new LinkedHashMap<>();
      var fresh = new ArrayList<Path>();
      Instant quiet = clock.instant().minus(QUIET);
      for (Path file : all.files()) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        String look = now.lastModifiedTime() + " " + now.size();
        if (look.equals(memory.seen().get(file.toString()))) {
          seen.put(file.toString(), look);
        } else if (now.lastModifiedTime().toInstant().isBefore(quiet)) {
          fresh.add(file);
        }
      }
      Memory done = memory.with(seen, Map.of());
      for (int from = 0; from < fresh.size(); from += AT_ONCE) {
        List<Path> some = fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE));
        done = take(all.only(some), done, hands);
        hands.keep(done);
      }
      return new End(done.had(Marks.NONE), null, null);
    } catch (IOException e) {
      return new End(memory.failed(), "cannot be read: " + e.getMessage(), null);
    }
  }

  /** What a file looks like is noted before it is read: what changes meanwhile is read again. */
  private Memory take(ArticleFiles files, Memory memory, Hands hands) throws IOException {
    Map<String, String> seen = new LinkedHashMap<>(memory.seen());
    for (Path file : files.files()) {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      seen.put(file.toString(), now.lastModifiedTime() + " " + now.size());
    }
    hands.take(sink -> files.read(reader, InputStream.nullInputStream(), sink, _ -> {}));
    return memory.with(seen, Map.of());
  }
}
