using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>Where the platform's data protection keeps its keys: in the store, for every gateway on it.</summary>
internal sealed class TicketKeys(ISessionStore sessions) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. sessions.ReadKeys().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        sessions.AddKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
