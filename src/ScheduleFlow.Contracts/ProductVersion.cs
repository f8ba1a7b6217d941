using System.Reflection;

namespace ScheduleFlow.Contracts;

/// <summary>The version of this release.</summary>
public static class ProductVersion
{
    /// <summary>As in CHANGELOG.md, for example 1.0.0.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
