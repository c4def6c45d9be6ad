package dev.onrecord.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a reading came. It may lag behind what is in the index, never run ahead of it: what is
 * read twice is unchanged.
 */
final class Bookmark {
  /** For what cannot be read again. */
  static final Bookmark NONE = new Bookmark(null);

  private final @Nullable Path file;

  private Bookmark(@Nullable Path file) {
    this.file = file;
  }

  /** A bookmark in what is described so; other things have other bookmarks. */
  Bookmark(Path folder, String what) {
    this(folder.resolve(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)) + ".txt"));
  }

  /** How many things were found and are durable; 0 without a bookmark. */
  long found() throws IOException {
    try {
      return file == null ? 0 : Long.parseLong(Files.readString(file).strip());
    } catch (NoSuchFileException | NumberFormatException e) {
      return 0;
    }
  }

  void put(long found) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, found + "\n");
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note how far the reading came: " + e.getMessage(), e);
    }
  }

  void remove() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
