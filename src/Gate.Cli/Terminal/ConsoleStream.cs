using Gate.Core;

namespace Gate.Cli.Terminal;

/// <summary>
/// A stream of the process that may be full or closed. What cannot be put out is trouble, and no bug; what is only told to people is lost
/// in silence: the exit code still says what came of the run.
/// </summary>
/// <param name="inner">Standard output or standard error.</param>
/// <param name="isData">Whether somebody relies on what is written: then its loss ends the run with <see cref="GateExit.Incomplete"/>.</param>
internal sealed class ConsoleStream(Stream inner, bool isData) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Guard(() => inner.Write(buffer, offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var bytes = buffer.ToArray();
        Guard(() => inner.Write(bytes));
    }

    public override void Flush() => Guard(inner.Flush);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        // The system's word for a stream that was closed (>&-) is the one for a file that is not ours.
        catch (Exception exception) when (isData && exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("output-unwritable", $"standard output cannot be written: {(exception.InnerException ?? exception).Message.TrimEnd('.')}", exception)
            {
                Place = "standard output",
                NextStep = "make room where it is redirected to, or leave it open; the report in the --out folder is whole where it was written",
                Exit = GateExit.Incomplete,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
