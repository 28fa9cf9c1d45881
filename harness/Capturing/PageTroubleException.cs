using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>Trouble with one page on its way to becoming data: thrown inside a capture, caught once, in <see cref="ShotCapturer"/>.</summary>
internal sealed class PageTroubleException(Failure failure) : Exception(failure.Message)
{
    public PageTroubleException(FailureKind kind, string message)
        : this(new Failure(kind, message))
    {
    }

    public Failure Failure { get; } = failure;
}
