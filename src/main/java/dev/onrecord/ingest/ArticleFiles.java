package dev.onrecord.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Files and folders to read articles from; a folder stands for every article file below it, in the
 * order of their names.
 */
public final class ArticleFiles {
  /** The name that stands for standard input. */
  private static final String STANDARD_INPUT = "-";

  /** What is taken of a folder. Plain .json may be anything; packed it is a corpus. */
  private static final Pattern TAKEN =
      Pattern.compile("\\.(txt|jsonl|ndjson)(\\.gz|\\.bz2)?$|\\.json\\.(gz|bz2)$");

  private final List<Path> files = new ArrayList<>();
  private final boolean standardInput;

  private ArticleFiles(boolean standardInput) {
    this.standardInput = standardInput;
  }

  /**
   * Looks the paths up.
   *
   * @throws NoSuchFileException when a path names nothing
   */
  public static ArticleFiles of(List<String> paths) throws IOException {
    var found = new ArticleFiles(paths.contains(STANDARD_INPUT));
    for (String path : paths) {
      if (!path.equals(STANDARD_INPUT)) {
        found.add(Path.of(path));
      }
    }
    return found;
  }

  private void add(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      files.add(path);
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (TAKEN.matcher(file.getFileName().toString()).find()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            files.add(file); // reading it will say why it cannot be read
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
  }

  /** Bytes of all files together, as they lie on disk; -1 where standard input is among them. */
  public long size() throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return standardInput ? -1 : size;
  }

  /**
   * Reads them one after the other; a file that cannot be read is an entry of its own, and the rest
   * goes on.
   */
  public void read(
      ArticleReader reader, InputStream stdin, Consumer<Entry> sink, Consumer<Long> bytes) {
    for (Path file : files) {
      try (InputStream in = new CountingInput(Files.newInputStream(file), bytes)) {
        reader.read(file.toString(), in, sink);
      } catch (IOException e) {
        sink.accept(unreadable(file.toString(), e));
      }
    }
    if (standardInput) {
      try {
        reader.read("standard input", new CountingInput(stdin, bytes), sink);
      } catch (IOException e) {
        sink.accept(unreadable("standard input", e));
      }
    }
  }

  private static Entry unreadable(String name, IOException e) {
    return new Entry.Refused(name, "cannot be read to its end: " + e.getMessage());
  }
}
