using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gate.Core.Rendering;

namespace Gate.Harness.Serving;

/// <summary>
/// The answers of hosts declared as replay, for one run and both sides: from the folder, else from an archive, else from the
/// host itself, once. Whatever came of a request, trouble too, stays so for the whole run, so that no side is better off.
/// </summary>
internal sealed class ExternalStore : IDisposable
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(60);

    private readonly ReplaySettings _settings;
    private readonly ExternalFolder? _folder;
    private readonly ExternalFetcher _fetcher = new();
    private readonly Lazy<IReadOnlyList<HarArchive>> _archives;
    private readonly ConcurrentDictionary<ExternalRequest, Lazy<Task<ExternalAnswer>>> _answers = new();

    /// <param name="settings">Where answers are kept, and whether new ones may be added.</param>
    public ExternalStore(ReplaySettings settings)
    {
        _settings = settings;
        _folder = settings.Folder is { } root ? new ExternalFolder(root) : null;
        _archives = new Lazy<IReadOnlyList<HarArchive>>(() => [.. settings.Archives.Select(HarArchive.Read)]);
    }

    /// <summary>Signs for what gate answers itself; of this run alone, never stored.</summary>
    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>
    /// Makes the browser trust <see cref="Key"/>, and nothing else, for replayed hosts: a live site still has to show a
    /// certificate of its own.
    /// </summary>
    public string TrustFlag => $"--ignore-certificate-errors-spki-list={Convert.ToBase64String(SHA256.HashData(Key.ExportSubjectPublicKeyInfo()))}";

    /// <param name="request">What is asked for.</param>
    /// <param name="headers">As the browser sent them, names in lower case.</param>
    /// <param name="body">Of the request; empty without one.</param>
    /// <param name="origin">To send along when the host has to be asked.</param>
    /// <exception cref="ExternalTroubleException">There is no answer, for this run.</exception>
    public Task<ExternalAnswer> GetAsync(ExternalRequest request, IReadOnlyDictionary<string, string> headers, byte[] body, string origin) =>
        // The first who asks decides, and nobody's page may take the answer from the others by being closed.
        _answers.GetOrAdd(request, _ => new Lazy<Task<ExternalAnswer>>(() => Task.Run(() => FindAsync(request, headers, body, origin)))).Value;

    public void Dispose()
    {
        _fetcher.Dispose();
        Key.Dispose();
    }

    private async Task<ExternalAnswer> FindAsync(ExternalRequest request, IReadOnlyDictionary<string, string> headers, byte[] body, string origin)
    {
        if (_folder?.Find(request) is { } recorded)
            return recorded;
        if (_archives.Value.Select(archive => archive.Find(request)).OfType<ExternalAnswer>().FirstOrDefault() is { } archived)
            return Keep(request, archived);
        if (!_settings.Records)
            throw new ExternalTroubleException($"{request.Host} has no record of this address, and recording is off");
        using var limit = new CancellationTokenSource(FetchLimit);
        try
        {
            return Keep(request, await _fetcher.FetchAsync(request, headers, body, origin, limit.Token));
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new ExternalTroubleException($"{request.Host} did not answer within {FetchLimit.TotalSeconds} s", exception);
        }
    }

    private ExternalAnswer Keep(ExternalRequest request, ExternalAnswer answer)
    {
        if (answer.IsLasting && _settings.Records)
            _folder?.Keep(request, answer);
        return answer;
    }
}
