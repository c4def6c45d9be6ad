package dev.onrecord.lucene;

import dev.onrecord.stored.Fields;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.bloom.BloomFilteringPostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;

/**
 * Lucene's own format, with a Bloom filter before what articles are known by. Every article that
 * comes in is looked for in each segment, and is hardly ever there; the filter says so without a
 * look at the segment's terms. Segments written without it are read as they are.
 */
final class IndexCodec extends Lucene104Codec {
  private final PostingsFormat plain = super.getPostingsFormatForField(Fields.TEXT);
  private final PostingsFormat filtered = new BloomFilteringPostingsFormat(plain);

  @Override
  public PostingsFormat getPostingsFormatForField(String field) {
    return field.equals(Fields.ARTICLE_ID) || field.equals(Fields.KEY) ? filtered : plain;
  }
}
