export function maintenanceUrl(text: string): string
export function checkExternal(text: string): Promise<string>
