namespace Gate.Core.Explain;

/// <summary>An explanation would cost more than it may.</summary>
internal sealed class StepBudgetException(long steps) : Exception($"it would take more than {Words.Number(steps)} steps");
