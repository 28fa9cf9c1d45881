using System.Buffers;

namespace Gate.Harness.Serving;

/// <summary>A rented buffer of exactly the length asked for.</summary>
internal sealed class PooledBytes(int length) : IDisposable
{
    private byte[]? _rented = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));

    public int Length { get; } = length;

    public Memory<byte> Memory => (_rented ?? throw new ObjectDisposedException(nameof(PooledBytes))).AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => Memory.Span;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
