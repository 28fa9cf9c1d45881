using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>One request for the document of the page itself.</summary>
/// <param name="Url">Asked for.</param>
/// <param name="ByServer">Whether an HTTP redirect led here, and not the page's own doing.</param>
/// <param name="Before">How many requests the page had made before it.</param>
/// <param name="Request">The browser's.</param>
internal sealed record MainRequest(Uri Url, bool ByServer, int Before, IRequest Request);
