using System.Security.Cryptography;

namespace Gate.Harness.Serving;

/// <summary>What another host answered once.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Those that are kept, in lower case, sorted; see <see cref="KeptHeaders"/>.</param>
/// <param name="Content">The body, unpacked.</param>
/// <param name="Origin">The <c>Origin</c> that was sent along; answers to another one say that other one where they repeat it.</param>
internal sealed record ExternalAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Content, string Origin)
{
    /// <summary>Digest of the body.</summary>
    public string Digest { get; } = BodyDigest.Format(SHA256.HashData(Content.Span));

    /// <summary>
    /// Whether it may outlive the run: a host in trouble (5xx), one that is asked too often (429) or too slowly (408), is
    /// asked again the next time.
    /// </summary>
    public bool IsLasting => Status is < 500 and not 408 and not 429;
}
