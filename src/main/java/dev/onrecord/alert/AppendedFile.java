package dev.onrecord.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file to which something is appended once, whenever it was cut off. */
final class AppendedFile {
  private AppendedFile() {}

  static long length(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * Appends; durable on return.
   *
   * @param from length of the file before anything of this was written to it; what is there behind
   *     it, and is the beginning of this, is a try that was cut off
   * @return the length afterwards
   */
  static long append(Path file, long from, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long at = isCutOff(channel, from, bytes) ? from : channel.size();
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, at + rest.position());
      }
      channel.force(true);
      return at + bytes.length;
    }
  }

  private static boolean isCutOff(FileChannel channel, long from, byte[] bytes) throws IOException {
    long there = channel.size() - from;
    if (there < 0 || there > bytes.length) {
      return false;
    }
    ByteBuffer tail = ByteBuffer.allocate((int) there);
    while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
      // on
    }
    return Arrays.equals(tail.array(), Arrays.copyOf(bytes, (int) there));
  }
}
