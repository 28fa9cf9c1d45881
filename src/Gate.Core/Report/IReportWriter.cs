using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>One output format: a function of the report alone. One file per format, listed in <see cref="ReportWriters"/>.</summary>
public interface IReportWriter
{
    /// <summary>File name within the report's folder.</summary>
    string FileName { get; }

    /// <summary>Writes the whole file; the caller owns the stream.</summary>
    void Write(RunReport report, Stream to);
}
