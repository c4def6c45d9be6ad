package dev.onrecord.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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
      Pattern.compile(
          "(?i)\\.(txt|md|markdown|jsonl|ndjson|html?|xhtml|rss|atom|xml|csv|tsv|eml|warc|pdf|docx?|odt|rtf|zip)"
              + "(\\.gz|\\.bz2|\\.zst)?$|\\.json\\.(gz|bz2|zst)$");

  private final List<Named> files = new ArrayList<>();
  private final boolean standardInput;

  /** A file, and the id of the text in it: its name below the folder that was asked for. */
  private record Named(Path file, String id) {}

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

  /** Whether a file of this name is taken of a folder or an archive. */
  static boolean isTaken(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return !file.startsWith(".") && TAKEN.matcher(file).find();
  }

  private void add(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      files.add(new Named(path, Piece.idOf(String.valueOf(path.getFileName()))));
      return;
    }
    var below = new ArrayList<Named>();
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isTaken(String.valueOf(file.getFileName()))) {
              below.add(new Named(file, Piece.idOf(path.relativize(file).toString())));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            below.add(new Named(file, "")); // reading it will say why it cannot be read
            return FileVisitResult.CONTINUE;
          }
        });
    below.sort(Comparator.comparing(Named::file));
    files.addAll(below);
  }

  /** The files, in the order in which they are read. */
  public List<Path> files() {
    return files.stream().map(Named::file).toList();
  }

  /** Only some of the files. */
  public ArticleFiles only(List<Path> some) {
    var fewer = new ArticleFiles(false);
    Set<Path> wanted = Set.copyOf(some);
    files.stream().filter(named -> wanted.contains(named.file)).forEach(fewer.files::add);
    return fewer;
  }

  /** Bytes of all files together, as they lie on disk; -1 where standard input is among them. */
  public long size() {
    long size = 0;
    for (Named named : files) {
      try {
        size += Files.size(named.file);
      } catch (IOException e) {
        // reading it will say why it cannot be read
      }
    }
    return standardInput ? -1 : size;
  }

  /**
   * Reads them one after the other; a file that cannot be read is told of as one that is refused,
   * and the rest goes on.
   */
  public void read(
      ArticleReader reader, InputStream stdin, Consumer<Found> sink, LongConsumer bytes) {
    for (Named named : files) {
      String name = named.file.toString();
      try (InputStream in = new CountingInput(Files.newInputStream(named.file), bytes)) {
        reader.read(name, named.id, in, sink);
      } catch (IOException e) {
        sink.accept(unreadable(name, e));
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

  private static Found unreadable(String name, Exception e) {
    return Found.of(new Entry.Refused(name, "cannot be read to its end: " + Found.reason(e)));
  }
}
