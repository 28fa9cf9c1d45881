using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>Texts of both sides between two that are the same.</summary>
internal sealed record TextRun(IReadOnlyList<Lexeme> Before, IReadOnlyList<Lexeme> After);
