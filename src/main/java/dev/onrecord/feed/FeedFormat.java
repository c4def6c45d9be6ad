package dev.onrecord.feed;

/** The forms a feed comes in. */
public enum FeedFormat {
  /** Atom (RFC 4287). */
  ATOM("application/atom+xml") {
    @Override
    public byte[] write(Feed feed) {
      return AtomFeed.write(feed);
    }
  },
  /** JSON Feed 1.1. */
  JSON("application/feed+json") {
    @Override
    public byte[] write(Feed feed) {
      return JsonFeed.write(feed);
    }
  };

  private final String contentType;

  FeedFormat(String contentType) {
    this.contentType = contentType;
  }

  /** What HTTP calls it. */
  public String contentType() {
    return contentType;
  }

  /** The feed in UTF-8; the same feed gives the same bytes. */
  public abstract byte[] write(Feed feed);
}
