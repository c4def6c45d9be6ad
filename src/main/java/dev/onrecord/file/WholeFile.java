package dev.onrecord.file;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file beside its place, and then moves it there. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Puts these bytes in place of what the file holds; durable on return. Only its owner may read
   * it, where the disk knows owners. The folder is made where there is none.
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    // What a link leads to is replaced, and not the link.
    Path place = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    Path folder = place.getParent();
    if (folder == null) {
      throw new IOException(file + " is no place for a file");
    }
    Files.createDirectories(folder);
    Path next = Files.createTempFile(folder, String.valueOf(place.getFileName()), ".new");
    try {
      if (Files.getFileStore(next).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
      }
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        Channels.newOutputStream(channel).write(bytes);
        channel.force(true);
      }
      Files.move(next, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** That the file is there is on disk too, where a disk can be asked for it. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders.
    }
  }
}
