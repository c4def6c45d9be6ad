package dev.onrecord.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Changes one after another, also where several threads or processes make them. */
public final class FileTurn {
  private FileTurn() {}

  /** A change, and what it gives. */
  public interface Change<T> {
    /** Makes it. */
    T make() throws IOException;
  }

  /**
   * Makes a change while nobody else has the turn.
   *
   * @param lock a file that stands for the turn; it and its folder are made where there are none
   */
  public static <T> T take(Path lock, Change<T> change) throws IOException {
    synchronized (FileTurn.class) {
      Path folder = lock.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        return change.make();
      }
    }
  }
}
