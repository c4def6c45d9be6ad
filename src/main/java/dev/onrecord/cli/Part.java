package dev.onrecord.cli;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A share of what is read: each so-and-so-many-th.
 *
 * @param number of the share, from 1
 * @param of how many shares
 */
record Part(int number, int of) {
  static final Part WHOLE = new Part(1, 1);

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /** Reads {@code 2/4}. */
  static final class Reading implements ITypeConverter<Part> {
    @Override
    public Part convert(String text) {
      Matcher written = WRITTEN.matcher(text);
      if (written.matches()) {
        int number = Integer.parseInt(written.group(1));
        int of = Integer.parseInt(written.group(2));
        if (number >= 1 && number <= of) {
          return new Part(number, of);
        }
      }
      throw new TypeConversionException(
          "\"" + text + "\" is no part; write 1/4, 2/4, 3/4 and 4/4 for four processes");
    }
  }

  /** Hands on what is of this share. What is not is not even read as an article. */
  <T> Consumer<T> of(Consumer<T> sink) {
    var count = new long[1];
    return each -> {
      if (count[0]++ % of == number - 1) {
        sink.accept(each);
      }
    };
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
