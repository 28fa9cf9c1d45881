using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gate.Harness.Serving;

/// <summary>
/// TLS for what gate answers itself at https addresses: the published site, and hosts whose answers are recorded. The certificate lives in memory for the run; the browser context
/// is told to ignore that nobody signed it.
/// </summary>
internal sealed class SiteTls : IDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly SslServerAuthenticationOptions _options;

    /// <param name="key">Of the run.</param>
    /// <param name="hosts">Names and addresses to answer for, without brackets; at least one.</param>
    public SiteTls(ECDsa key, IEnumerable<string> hosts)
    {
        var request = new CertificateRequest("CN=gate", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var ip))
                names.AddIpAddress(ip);
            else
                names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        // Schannel cannot use a key that was never stored: the round trip through PKCS #12 gives it one.
        _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(_certificate, null, offline: true),
            ApplicationProtocols = [SslApplicationProtocol.Http11],
        };
    }

    public async Task<SslStream> AuthenticateAsync(IDuplexPipe pipe, CancellationToken cancellationToken)
    {
        var stream = new SslStream(new PipeStream(pipe));
        try
        {
            await stream.AuthenticateAsServerAsync(_options, cancellationToken);
            return stream;
        }
        catch (System.Security.Authentication.AuthenticationException exception)
        {
            await stream.DisposeAsync();
            throw new IOException("no TLS with the browser", exception);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _certificate.Dispose();
}
