using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gate.Core.Run;

/// <summary>
/// Digest over the part of a plan that decides what is judged and how: not the sources, not the report's folder, not how many
/// workers share the work, not where the browser lies. Secrets are replaced by a mark before.
/// </summary>
internal static class PlanDigest
{
    public static string Of(GatePlan plan)
    {
        var redaction = new Redaction(plan.Secrets);
        var text = string.Join('\n', Lines(plan).Select(redaction.Apply));
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static IEnumerable<string> Lines(GatePlan plan)
    {
        var rendering = plan.Rendering;
        return
        [
            .. plan.Viewports.Select(viewport => Invariant($"viewport {viewport.Name} {viewport.Width}x{viewport.Height}@{viewport.Scale} mobile {viewport.IsMobile} touch {viewport.HasTouch}")),
            $"base {rendering.BaseUrl}",
            $"locale {rendering.Locale}",
            $"timezone {rendering.TimezoneId}",
            $"colorScheme {rendering.ColorScheme}",
            $"reducedMotion {rendering.ReducedMotion}",
            .. rendering.ExtraHeaders.Select(header => $"header {header.Key}: {header.Value}"),
            $"credentials {rendering.HttpCredentials?.User}",
            $"fullPage {rendering.FullPage}",
            Invariant($"timeout {rendering.PageTimeout.TotalMilliseconds}"),
            $"{rendering.Limits}",
            .. rendering.Externals.Select(host => $"external {host.Key} {host.Value}"),
            $"externals {rendering.OtherExternals}",
            .. rendering.States.SelectMany(state => state.Lines()),
            .. rendering.Masks.Select(mask => Invariant($"mask {mask.Name} budget {mask.Budget} until {mask.Until:O} owner {mask.Owner} {mask.Reason}")),
            .. rendering.Tolerances.Select(rule => Invariant($"tolerance {rule.Name} until {rule.Until:O} owner {rule.Owner} {rule.Reason}")),
            $"replay records {rendering.Replay.Records}",
            .. plan.Browser.Arguments.Select(argument => $"argument {argument}"),
            Invariant($"confirm {plan.Confirm}"),
            $"reuse {plan.Reuse}",
            $"repeat {plan.Repeat}",
            $"semantics {plan.Semantics.Mode}",
            .. plan.Semantics.ByCheck.OrderBy(check => check.Key, StringComparer.Ordinal).Select(check => $"check {check.Key} {check.Value}"),
            .. plan.Rules.Include.Select(rule => $"include {rule.Glob}"),
            .. plan.Rules.Exclude.Select(rule => $"exclude {rule.Glob}"),
            .. plan.Search is { } search ? [$"search {search}"] : Array.Empty<string>(),
            .. rendering.StorageState is { } storage ? [$"storage {storage}"] : Array.Empty<string>(),
            .. plan.Rules.Listed?.Lines.Select(line => $"page {line.Before.Address}\t{line.After.Address}") ?? [],
            .. plan.Accept.Select(accept => $"accept {accept.Missing}\t{accept.Reason}"),
        ];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
