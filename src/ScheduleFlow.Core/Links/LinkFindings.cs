namespace ScheduleFlow.Core.Links;

/// <summary>What is known about a link so far; kept even if its check ends early.</summary>
internal sealed class LinkFindings
{
    /// <inheritdoc cref="LinkResult.Status"/>
    public int? Status { get; set; }

    /// <inheritdoc cref="LinkResult.FinalUrl"/>
    public string? FinalUrl { get; set; }

    /// <inheritdoc cref="LinkResult.Redirects"/>
    public int Redirects { get; set; }

    /// <inheritdoc cref="LinkResult.Kind"/>
    public string? Kind { get; set; }
}
