package dev.onrecord.search;

import java.util.Comparator;
import java.util.List;

/**
 * How many quotes each value of a dimension has, counted as if nothing were chosen in this
 * dimension.
 *
 * @param dimension what is counted by
 * @param values most frequent first, equals by name; for {@link Dimension#SAID_ON} by time, with
 *     months and days inside
 * @param more whether there are further values
 */
public record FacetResult(Dimension dimension, List<Value> values, boolean more) {
  /** The order of values everywhere but for days. */
  public static final Comparator<Value> MOST_FIRST =
      Comparator.comparingLong(Value::count).reversed().thenComparing(Value::value);

  /**
   * One value and its count.
   *
   * @param value the value as a request names it
   * @param count quotes that have it, exact
   * @param selected whether the request chose it
   * @param inside the months of a year, the days of a month; empty elsewhere
   */
  public record Value(String value, long count, boolean selected, List<Value> inside) {
    /** Copies the list. */
    public Value {
      inside = List.copyOf(inside);
    }
  }

  /** Copies the list. */
  public FacetResult {
    values = List.copyOf(values);
  }
}
