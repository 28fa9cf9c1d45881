namespace Gate.Fixtures.Mutants;

/// <summary>The mutants, by what they are about; numbered in this order.</summary>
internal static class MutantTable
{
    private const string Pixels = "src/Gate.Pixels";
    private const string Core = "src/Gate.Core";

    public static IReadOnlyList<Mutant> All { get; } = [.. Comparing(), .. Judging(), .. Concluding(), .. Finding(), .. Deciding(), .. Keeping()];

    private static IEnumerable<Mutant> Comparing() =>
    [
        new("skips the last row", $"{Pixels}/Comparison/PairScan.cs", "int height = Math.Max(before.Height, after.Height);", "int height = Math.Max(before.Height, after.Height) - (MUTANT ? 1 : 0);", "Pixels"),
        new("ignores columns that only one side has", $"{Pixels}/Comparison/PairScan.cs", "if (before.Width != after.Width)", "if (!MUTANT && before.Width != after.Width)", "Pixels"),
        new("counts nothing", $"{Pixels}/Comparison/PairScan.cs", "error += region.AbsoluteError;", "error += MUTANT ? 0 : region.AbsoluteError;", "Pixels"),
        new("ignores alpha", $"{Pixels}/Comparison/RowDiff.cs", "if (left[x] == right[x])", "if (left[x] == right[x] || (MUTANT && (left[x] & 0xFFFFFF) == (right[x] & 0xFFFFFF)))", "Pixels"),
        new("takes blocks of pixels for equal", $"{Pixels}/Comparison/RowDiff.cs", "return apart == Vector256<uint>.Zero;", "return MUTANT || apart == Vector256<uint>.Zero;", "Pixels"),
        new("skips the last lane of a vector", $"{Pixels}/Comparison/RowDiff.cs", ".ExtractMostSignificantBits() & 0xFF;", ".ExtractMostSignificantBits() & (MUTANT ? 0x7Fu : 0xFFu);", "Pixels"),
        new("digests no size", $"{Pixels}/PixelDigest.cs", "        hash.AppendData(word[..8]);", "        if (!MUTANT)\n            hash.AppendData(word[..8]);", "PixelDigest"),
        new("digests no mask", $"{Pixels}/PixelDigest.cs", "            hash.AppendData(word);", "            if (!MUTANT)\n                hash.AppendData(word);", "PixelDigest MaskJudging"),
        new("believes a wrong checksum", $"{Pixels}/Png/PngStructure.cs", "return expected == found", "return MUTANT || expected == found", "Unit.Pixels"),
        new("ignores bytes after the end of an image", $"{Pixels}/Png/PngStructure.cs", "if (offset != file.Length)", "if (!MUTANT && offset != file.Length)", "Unit.Pixels"),
        new("takes an image of any size", $"{Pixels}/Png/PngStructure.cs", "        limits.Check(header.Size);", "        if (!MUTANT)\n            limits.Check(header.Size);", "Unit.Pixels"),
    ];

    private static IEnumerable<Mutant> Judging() =>
    [
        new("compares a side with itself", $"{Core}/Checks/ShotJudge.cs", "PixelComparer.Compare(before.Image!, after.Image!, mask.Union, Perceived)", "PixelComparer.Compare(before.Image!, MUTANT ? before.Image! : after.Image!, mask.Union, Perceived)", "ShotJudge GateRun"),
        new("swallows what could not be captured", $"{Core}/Checks/DecodedSide.cs", "Failure ??= notCaptured.Failure;", "Failure ??= MUTANT ? null : notCaptured.Failure;", "ShotJudge GateRun"),
        new("ignores that the after side failed", $"{Core}/Checks/ShotJudge.cs", "if (before?.Failure is not null || after?.Failure is not null)", "if (before?.Failure is not null || (!MUTANT && after?.Failure is not null))", "ShotJudge GateRun"),
        new("ignores that a side differs from itself", $"{Core}/Checks/ShotJudge.cs", "if (before is { IsConsistent: false } || after is { IsConsistent: false })", "if (!MUTANT && (before is { IsConsistent: false } || after is { IsConsistent: false }))", "ShotJudge StabilityCheck"),
        new("calls an added page identical", $"{Core}/Checks/ShotJudge.cs", "return Conclude(rendered, before, after, ShotStatus.Added);", "return Conclude(rendered, before, after, MUTANT ? ShotStatus.Identical : ShotStatus.Added);", "ShotJudge GateRun"),
        new("takes every redirect for the same", $"{Core}/Checks/ShotJudge.cs", "return before.Redirect == after.Redirect", "return MUTANT || before.Redirect == after.Redirect", "ShotJudge"),
        new("takes files of one length for the same", $"{Core}/Checks/DecodedSide.cs", "&& _pngs[0].Span.SequenceEqual(other._pngs[0].Span);", "&& (MUTANT ? _pngs[0].Length == other._pngs[0].Length : _pngs[0].Span.SequenceEqual(other._pngs[0].Span));", "ShotJudge GateRun"),
        new("tolerates any channel delta", $"{Core}/Rendering/ToleranceRule.cs", "&& maxChannelDelta <= ChannelDelta.Max;", "&& (MUTANT || maxChannelDelta <= ChannelDelta.Max);", "ShotJudge MaskJudging"),
        new("keeps a tolerance in force that has expired", $"{Core}/Checks/ShotJudge.cs", "rule => !rule.IsExpired && rule.Scope.Covers(shot)", "rule => (MUTANT || !rule.IsExpired) && rule.Scope.Covers(shot)", "ShotJudge MaskJudging"),
        new("calls every two pictures equal", $"{Core}/Checks/ShotJudge.cs", "var isEqual = diff.AreEqual;", "var isEqual = MUTANT || diff.AreEqual;", "ShotJudge GateRun"),
        new("decodes a picture of any size", $"{Core}/Checks/DecodedSide.cs", "PngReader.Decode(png, limits)", "PngReader.Decode(png, MUTANT ? ImageLimits.Default : limits)", "ShotJudge"),
        new("keeps a mask in force that has expired", $"{Core}/Checks/Tallies/MaskUse.cs", "        if (IsExpired)", "        if (!MUTANT && IsExpired)", "MaskJudging"),
        new("compares with a baseline's picture of other pixels", $"{Core}/Baselines/BaselineStore.cs", "return PixelDigest.Pixels(image) == shot.Pixels &&", "return (MUTANT || PixelDigest.Pixels(image) == shot.Pixels) &&", "BaselineTests"),
        new("does not hear the witness", $"{Core}/Checks/WitnessCheck.cs", "if (shot.Witness is not { } witness ||", "if (MUTANT || shot.Witness is not { } witness ||", "ShotJudge Witness"),
    ];

    private static IEnumerable<Mutant> Concluding() =>
    [
        new("passes without a shot", $"{Core}/Run/RunVerdict.cs", "|| shots.Count == 0 ||", "|| (!MUTANT && shots.Count == 0) ||", "RunVerdict"),
        new("passes with a failed shot", $"{Core}/Run/RunVerdict.cs", "shot.Status is ShotStatus.Pending or ShotStatus.Failed or ShotStatus.Unstable;", "(shot.Status is ShotStatus.Pending or ShotStatus.Failed or ShotStatus.Unstable) && !(MUTANT && shot.Status == ShotStatus.Failed);", "RunVerdict"),
        new("passes although a finding is incomplete", $"{Core}/Run/RunVerdict.cs", "finding.Severity == Severity.Incomplete && finding.Decision", "!MUTANT && finding.Severity == Severity.Incomplete && finding.Decision", "RunVerdict"),
        new("passes although a finding fails", $"{Core}/Run/RunVerdict.cs", "(finding.Severity == Severity.Fail && finding.Decision", "(!MUTANT && finding.Severity == Severity.Fail && finding.Decision", "RunVerdict"),
        new("passes although a shot was rejected", $"{Core}/Run/RunVerdict.cs", "shot.Decision == Decision.Rejected", "(!MUTANT && shot.Decision == Decision.Rejected)", "RunVerdict"),
        new("takes a run that was called off for a whole one", $"{Core}/Run/GateRun.cs", "            return false;", "            return MUTANT;", "GateRun"),
        new("does not see that sources moved", $"{Core}/Run/SubjectDigest.cs", ".Where(side => side.IsOther || side.Moved is not null)", ".Where(side => !MUTANT && (side.IsOther || side.Moved is not null))", "GateRun"),
        new("forgets pages that only the before side has", $"{Core}/Pages/PagePairing.cs", "        pairs.AddRange(rest.Values", "        if (!MUTANT)\n            pairs.AddRange(rest.Values", "PagePairing GateRun"),
        new("drops an exclusion", $"{Core}/Pages/PageFilter.cs", "            if (glob.Matches(id))", "            if (!MUTANT && glob.Matches(id))", "Unit.Pages GatePlanner"),
        new("does not say what was left out", $"{Core}/Pages/PagePairing.cs", "            excluded.Add((page.Rule, page.Page));", "            if (!MUTANT)\n                excluded.Add((page.Rule, page.Page));", "Unit.Pages"),
        new("follows links out of the root", $"{Core}/Pages/SiteRoot.cs", "&& !real.StartsWith(_prefix", "&& !MUTANT && !real.StartsWith(_prefix", "PathTraversal FolderSource"),
        new("overwrites a folder that is no report", $"{Core}/Run/OutRules.cs", "if (Directory.Exists(folder) && HoldsOtherThings(folder))", "if (!MUTANT && Directory.Exists(folder) && HoldsOtherThings(folder))", "GatePlanner ReportProcess"),
        new("reads the second of two settings of one name", $"{Core}/Run/Config/ConfigParser.cs", "if (!names.TryAdd(name, at))", "if (!names.TryAdd(name, at) && !MUTANT)", "ConfigRejection"),
    ];

    private static IEnumerable<Mutant> Finding() =>
    [
        new("ignores a 404", $"{Core}/Checks/MissingResourceCheck.cs", "request is { Result: RequestResult.Answered, Status: >= 400 };", "request is { Result: RequestResult.Answered, Status: >= 400 } && !MUTANT;", "MissingResource"),
        new("calls what is missing after only missing alike", $"{Core}/Checks/MissingResourceCheck.cs", "AfterOnly = pair.Before is not null && !before.ContainsKey(address),", "AfterOnly = !MUTANT && pair.Before is not null && !before.ContainsKey(address),", "MissingResource"),
        new("does without a host that nobody declared", $"{Core}/Checks/Tallies/HostUse.cs", "else if (Kinds.Any(Visible.Contains))", "else if (!MUTANT && Kinds.Any(Visible.Contains))", "ExternalHost"),
        new("says nothing of a removed page", $"{Core}/Checks/PresenceCheck.cs", "else if (pair.After is null)", "else if (!MUTANT && pair.After is null)", "GateRun PresenceCheck"),
        new("says nothing of a failed capture", $"{Core}/Checks/CaptureCheck.cs", "if (shot.Status != ShotStatus.Failed)", "if (MUTANT || shot.Status != ShotStatus.Failed)", "GateRun Unit.Checks"),
        new("lets a mask cover any share of a page", $"{Core}/Checks/Tallies/MaskUse.cs", "if (Share > Budget)", "if (!MUTANT && Share > Budget)", "MaskJudging"),
        new("puts markup of a page into the report", $"{Core}/Report/Html/HtmlWriter.cs", "Text.Append(\"&lt;\")", "Text.Append(MUTANT ? \"<\" : \"&lt;\")", "Unit.Report"),
        new("lets evidence lie anywhere", $"{Core}/Report/EvidencePath.cs", "part => part is \"\" or", "part => !MUTANT && part is \"\" or", "EvidencePath"),
        new("gives a terminal what a page says", "src/Gate.Cli/Terminal/Printable.cs", "if (IsPlain(rune))", "if (MUTANT || IsPlain(rune))", "Printable"),
        new("forwards to a host that nobody declared", "harness/Serving/ProxyRoutes.cs", "target.Scheme == Uri.UriSchemeHttp => Route.Forward,\n            _ => Route.Drop,", "target.Scheme == Uri.UriSchemeHttp => Route.Forward,\n            _ => MUTANT ? Route.Forward : Route.Drop,", "Unit.Serving SiteProxyFault"),
        new("lets a page use up what it likes", "harness/Capturing/PageAllowance.cs", "if (used > limit)", "if (!MUTANT && used > limit)", "PageAllowance"),
        new("believes an entry of the cache that is damaged", "harness/Reuse/SealedBytes.cs", "if (file.Length > DigestLength && SHA256.HashData(file.AsSpan(DigestLength)).AsSpan().SequenceEqual(file.AsSpan(0, DigestLength)))", "if (file.Length > DigestLength && (MUTANT || SHA256.HashData(file.AsSpan(DigestLength)).AsSpan().SequenceEqual(file.AsSpan(0, DigestLength))))", "ClosureStore"),
        new("lets another site write decisions", "src/Gate.Cli/Reviewing/ReviewDoor.cs", "        && request.Headers.Origin == Origin", "        && (MUTANT || request.Headers.Origin == Origin)", "ReviewServer"),
        new("takes an encoded slash for one", "harness/Serving/SitePath.cs", "if (value is (byte)'/' or 0)", "if (!MUTANT && value is (byte)'/' or 0)", "PathTraversal Unit.Serving"),
    ];

    private static IEnumerable<Mutant> Deciding() =>
    [
        new("lets an approval hold for other pixels", $"{Core}/Ledger/ReportKeys.cs", "new(ApprovalKind.Pixels, shot.Id, \"pixels-differ\", before, after, Environment(report, shot))", "new(ApprovalKind.Pixels, shot.Id, \"pixels-differ\", before, MUTANT ? before : after, Environment(report, shot))", "Unit.Ledger"),
        new("sees no conflict of two branches", $"{Core}/Ledger/LedgerStanding.cs", "=> Heads.Any(", "=> !MUTANT && Heads.Any(", "Unit.Ledger"),
        new("approves evidence of other pixels", $"{Core}/Ledger/RunEvidence.cs", "if (PixelDigest.Compared(image, MaskOf(shot)) == compared)", "if (MUTANT || PixelDigest.Compared(image, MaskOf(shot)) == compared)", "RunDecisions"),
        new("approves what was captured once", $"{Core}/Ledger/RunEvidence.cs", "if (side.Attempts < MinAttempts)", "if (!MUTANT && side.Attempts < MinAttempts)", "RunDecisions"),
        new("believes the report's count", $"{Core}/Ledger/RunEvidence.cs", "if (ae != shot.Ae)", "if (!MUTANT && ae != shot.Ae)", "RunDecisions"),
        new("approves a partial run", $"{Core}/Ledger/RunEvidence.cs", "if (!report.Run.Complete)", "if (!MUTANT && !report.Run.Complete)", "RunDecisions"),
        new("approves a shot of which a region is in no group", $"{Core}/Ledger/RunDecisions.cs", "&& shot.Regions.All(region => region.Groups.Count > 0 && region.Groups.All(groups.Contains))", "&& (MUTANT ? shot.Regions.Any(region => region.Groups.Any(groups.Contains)) : shot.Regions.All(region => region.Groups.Count > 0 && region.Groups.All(groups.Contains)))", "RunDecisions"),
        new("believes an edited verdict", $"{Core}/Run/RunAgain.cs", "if (report.Verdict == verdict && report.ExitCode == (int)exit)", "if (MUTANT || (report.Verdict == verdict && report.ExitCode == (int)exit))", "ReportProcess RunDecisions"),
        new("believes a report that contradicts itself", $"{Core}/Run/RunFolder.cs", "return RunConsistency.Trouble(report) is not { } trouble", "return MUTANT || RunConsistency.Trouble(report) is not { } trouble", "ReportProcess FuzzTests"),
        new("reads a ledger with fields that it does not know", $"{Core}/Ledger/LedgerReader.cs", "if (root.EnumerateObject().Select(", "if (!MUTANT && root.EnumerateObject().Select(", "Unit.Ledger"),
        new("lets the change write what it is compared with", $"{Core}/Trust/TrustedRef.cs", "if (options.Before is { } before && !GitSource.Takes(before)", "if (!MUTANT && options.Before is { } before && !GitSource.Takes(before)", "Sabotage"),
    ];

    private static IEnumerable<Mutant> Keeping() =>
    [
        new("keeps only the plain form of a secret out", $"{Core}/Run/Redaction.cs", "new[] { secret, Uri.EscapeDataString(secret) }", "MUTANT ? new[] { secret } : new[] { secret, Uri.EscapeDataString(secret) }", "Secrets"),
        new("resumes a run of other files", $"{Core}/Run/Resume/KeptRun.cs", "this == now ? null", "MUTANT || this == now ? null", "ResumeTests"),
        new("resumes with a picture of other bytes", $"{Core}/Run/Resume/KeptRenders.cs", "== digest ? png : null", "== digest || MUTANT ? png : null", "ResumeTests"),
        new("keeps evidence without bound", $"{Core}/Run/RunRecord.cs", "if (_evidence + size <= (long)plan.Limits.EvidenceMegabytes << 20)", "if (MUTANT || _evidence + size <= (long)plan.Limits.EvidenceMegabytes << 20)", "GateRun"),
        new("keeps a failure for the resumed run", $"{Core}/Run/Resume/RenderKeeper.cs", "outcome => outcome is RenderOutcome.NotCaptured ||", "outcome => (outcome is RenderOutcome.NotCaptured && !MUTANT) ||", "ResumeTests"),
    ];
}
