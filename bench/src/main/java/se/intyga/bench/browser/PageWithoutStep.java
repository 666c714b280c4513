package se.intyga.bench.browser;

/// The page that came does not have what the person was to press.
public final class PageWithoutStep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Page.Shown page;

    PageWithoutStep(Page.Shown page, String why) {
        super(page.status() + " " + page.address().getPath() + " \"" + page.title() + "\": " + why + notice(page));
        this.page = page;
    }

    /// The page as the person sees it.
    public Page.Shown page() {
        return page;
    }

    /// What the page itself says about it, if anything.
    private static String notice(Page.Shown page) {
        return page.find(".notice, [role=alert], [role=status]")
                .map(element -> " (it says: " + element.text() + ")")
                .orElse("");
    }
}
