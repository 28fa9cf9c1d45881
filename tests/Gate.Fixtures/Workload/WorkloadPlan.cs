namespace Gate.Fixtures.Workload;

/// <summary>How large a benchmark site is and how much of it is edited; the rest is the same to the byte on both sides.</summary>
/// <param name="Seed">Makes the whole site.</param>
/// <param name="Pages">Pages a side, at least one.</param>
/// <param name="Changed">Pages that look different afterwards.</param>
/// <param name="Inert">Pages whose text differs and whose pixels do not.</param>
internal sealed record WorkloadPlan(ulong Seed, int Pages, int Changed, int Inert)
{
    /// <summary>The usual mix: 10 % visibly changed, 17 % changed only in text, unless counts are given.</summary>
    /// <exception cref="InvalidOperationException">There is no page, or fewer pages than edits.</exception>
    public static WorkloadPlan Of(ulong seed, int pages, int? changed = null, int? inert = null)
    {
        var plan = new WorkloadPlan(seed, pages, changed ?? ((pages * 10) + 50) / 100, inert ?? ((pages * 17) + 50) / 100);
        return pages > 0 && plan.Changed + plan.Inert <= pages
            ? plan
            : throw new InvalidOperationException($"{plan.Changed} changed and {plan.Inert} inert pages do not fit into {pages}");
    }
}
