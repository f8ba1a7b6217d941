using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>The text of <c>--help</c>, made from <see cref="GatewaySettings"/>.</summary>
internal static class HelpText
{
    private const string Program = "ScheduleFlow.Gateway";

    public static string Text => Build();

    private static string Build()
    {
        var text = new StringBuilder($"""
            ScheduleFlow {ProductVersion.Current}, the gateway: REST in front of the scheduleflow worker.

            Usage:
              {Program} [OPTION…]       serves until it is told to stop
              {Program} health [URL]    exits with 0 where the gateway on this machine is ready
              {Program} openapi         writes the API's description

            Options:

            """);
        foreach (var setting in GatewaySettings.All.Where(setting => setting.Option is not null))
        {
            text.Append(Option($"{setting.Option} {setting.OptionValue}", $"{setting.Help}{Limits(setting)}"));
        }

        text.Append(Option("--help", "says this")).Append(Option("--version", "says the version"));
        text.Append(
            """

            Settings, as --KEY=VALUE, in the environment (with __ for each colon), or in appsettings.json beside the gateway:

            """);
        foreach (var setting in GatewaySettings.All)
        {
            text.Append($"  {setting.Name}\n      {setting.Help}{Limits(setting)}\n");
        }

        return text.ToString();
    }

    private static string Option(string name, string help) => $"  {name.TrimEnd(),-14} {help}\n";

    private static string Limits(Setting setting) => (setting.Range, setting.Default) switch
    {
        (null, null) => "",
        ({ } range, null) => $" ({range})",
        (null, var otherwise) => $" (default: {otherwise})",
        var (range, otherwise) => $" ({range}; default: {otherwise})",
    };
}
