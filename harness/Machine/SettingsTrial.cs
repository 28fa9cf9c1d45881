using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Microsoft.Playwright;

namespace Gate.Harness.Machine;

/// <summary>Lets the browser itself judge the settings that only it can: a wrong one is then one error, not one per shot.</summary>
internal static class SettingsTrial
{
    /// <exception cref="GateException">The browser refuses them.</exception>
    public static async Task RunAsync(BrowserProcess browser, RenderSettings settings)
    {
        try
        {
            var page = await browser.Browser.NewPageAsync(new BrowserNewPageOptions { Locale = settings.Locale, TimezoneId = settings.TimezoneId });
            await page.CloseAsync();
        }
        catch (PlaywrightException exception) when (!browser.Gone.IsCompleted && !BrowserTrouble.SaysGone(exception.Message))
        {
            // The driver's own words; both are named where it says neither.
            var (place, what, next) = exception.Message switch
            {
                var message when message.Contains("timezone", StringComparison.OrdinalIgnoreCase) => ("use.timezoneId", $"the time zone \"{settings.TimezoneId}\"", "use an IANA time zone such as Europe/Berlin"),
                var message when message.Contains("locale", StringComparison.OrdinalIgnoreCase) => ("use.locale", $"the locale \"{settings.Locale}\"", "use a BCP 47 locale such as en-US"),
                _ => ("use", $"the locale \"{settings.Locale}\" or the time zone \"{settings.TimezoneId}\"", "use a BCP 47 locale such as en-US and an IANA time zone such as Europe/Berlin"),
            };
            throw new GateException("render-settings-refused", $"the browser refuses {what}", exception) { Place = place, NextStep = next };
        }
    }
}
